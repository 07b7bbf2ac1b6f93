-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AdminKeysRepository.list
SELECT
  id,
  name,
  hint,
  created_by,
  created_at,
  last_used_at,
  revoked_by,
  revoked_at
FROM
  admin_keys
WHERE
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;

-- AdminKeysRepository.create
INSERT INTO
  admin_keys (id, name, hint, secret_hash, created_by)
SELECT
  $1,
  $2,
  $3,
  $4,
  $5
WHERE
  (
    SELECT
      count(*)
    FROM
      admin_keys
    WHERE
      revoked_at IS NULL
  ) < $6
RETURNING
  id,
  name,
  hint,
  created_by,
  created_at,
  last_used_at,
  revoked_by,
  revoked_at;

-- AdminKeysRepository.findId
SELECT
  id
FROM
  admin_keys
WHERE
  secret_hash = $1
  AND revoked_at IS NULL;

-- AdminKeysRepository.revoke
UPDATE admin_keys
SET
  revoked_at = COALESCE(revoked_at, now()),
  revoked_by = COALESCE(revoked_by, $2)
WHERE
  id = $1
RETURNING
  id;

-- AdminKeysRepository.saveUse
UPDATE admin_keys
SET
  last_used_at = now()
WHERE
  id = $1
  AND (
    last_used_at IS NULL
    OR last_used_at <= now() - interval '1 minute'
  );
