-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ApiKeysRepository.list
SELECT
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute
FROM
  api_keys
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR name = $3
  )
  AND (
    $4::text IS NULL
    OR kind = $4
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ApiKeysRepository.get
SELECT
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute
FROM
  api_keys
WHERE
  id = $1;

-- ApiKeysRepository.change: get
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute
FROM
  api_keys
WHERE
  id = $1;

COMMIT;

-- ApiKeysRepository.change: roleOf
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  role
FROM
  members
WHERE
  id = $1;

COMMIT;

-- ApiKeysRepository.change: hasSuccessor
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
FROM
  api_keys k
WHERE
  id <> $1
  AND kind <> 'pub'
  AND revoked_at IS NULL
  AND expires_at IS NULL
  AND (
    requests_per_minute IS NULL
    OR requests_per_minute >= $3
  )
  AND NOT EXISTS (
    SELECT
    FROM
      unnest($2::text[]) AS wanted
    WHERE
      NOT k.scopes && ARRAY[wanted, split_part(wanted, ':', 1) || ':*', '*']
  )
LIMIT
  1;

COMMIT;

-- ApiKeysRepository.change: countLive
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  count(*)::int AS count
FROM
  api_keys
WHERE
  revoked_at IS NULL
  AND (
    expires_at IS NULL
    OR expires_at > $1
  );

COMMIT;

-- ApiKeysRepository.change: insert
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

INSERT INTO
  api_keys (tenant_id, id, kind, name, hint, secret_hash, scopes, expires_at, requests_per_minute)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute;

COMMIT;

-- ApiKeysRepository.change: endBy
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

UPDATE api_keys
SET
  expires_at = LEAST(expires_at, $2)
WHERE
  id = $1;

COMMIT;

-- ApiKeysRepository.change: revoke
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

UPDATE api_keys
SET
  revoked_at = now()
WHERE
  id = $1;

COMMIT;
