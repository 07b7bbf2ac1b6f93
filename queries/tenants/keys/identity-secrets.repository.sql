-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- IdentitySecretsRepository.rotate
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  id
FROM
  identity_secrets
WHERE
  (
    expires_at IS NULL
    OR expires_at > now()
  )
  AND $1::int > 0;

UPDATE identity_secrets
SET
  expires_at = LEAST(expires_at, clock_timestamp() + make_interval(hours => $1));

DELETE FROM identity_secrets
WHERE
  expires_at <= clock_timestamp();

INSERT INTO
  identity_secrets (tenant_id, id, sealed_secret, created_at)
VALUES
  ($1, $2, $3, clock_timestamp())
RETURNING
  created_at;

COMMIT;

-- IdentitySecretsRepository.dates
SELECT
  max(created_at) FILTER (
    WHERE
      expires_at IS NULL
  ) AS created_at,
  max(expires_at) AS previous
FROM
  identity_secrets
WHERE
  (
    expires_at IS NULL
    OR expires_at > now()
  );

-- IdentitySecretsRepository.listLive
SELECT
  id,
  sealed_secret AS sealed
FROM
  identity_secrets
WHERE
  (
    expires_at IS NULL
    OR expires_at > now()
  )
ORDER BY
  created_at DESC;

-- IdentitySecretsRepository.removeAll
DELETE FROM identity_secrets;
