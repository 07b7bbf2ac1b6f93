-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantErasuresRepository.slugOf
SELECT
  slug
FROM
  tenants
WHERE
  id = $1;

-- TenantErasuresRepository.request
BEGIN;

UPDATE tenants
SET
  status = 'erasing',
  updated_at = now()
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

UPDATE api_keys
SET
  revoked_at = COALESCE(revoked_at, now())
WHERE
  tenant_id = $1;

INSERT INTO
  erasures AS e (id, subject_id, correlation_id)
VALUES
  ($1, $2, $3)
ON CONFLICT (subject_id) DO UPDATE
SET
  finished_at = NULL,
  requested_at = now(),
  leased_until = now(),
  attempts = 0,
  erased = '{}',
  error = NULL,
  correlation_id = EXCLUDED.correlation_id
WHERE
  e.finished_at IS NOT NULL;

COMMIT;

-- TenantErasuresRepository.lease
UPDATE erasures
SET
  leased_until = now() + interval '10 seconds',
  attempts = attempts + 1
WHERE
  id = (
    SELECT
      id
    FROM
      erasures
    WHERE
      finished_at IS NULL
      AND leased_until <= now()
    ORDER BY
      leased_until
    LIMIT
      1
    FOR UPDATE
      SKIP LOCKED
  )
RETURNING
  id,
  subject_id,
  correlation_id,
  requested_at < now() - interval '12 seconds' AS settled;

-- TenantErasuresRepository.renew
UPDATE erasures
SET
  leased_until = now() + interval '10 seconds'
WHERE
  id = $1;

-- TenantErasuresRepository.yieldWith
UPDATE erasures
SET
  leased_until = now() + $3 * interval '1 second',
  error = $4,
  erased = erased || (
    SELECT
      COALESCE(jsonb_object_agg(key, value::bigint + COALESCE((erased ->> key)::bigint, 0)), '{}')
    FROM
      jsonb_each_text($2::jsonb)
  )
WHERE
  id = $1;

-- TenantErasuresRepository.finish: the audit log is short
BEGIN;

DELETE FROM platform_idempotency_keys
WHERE
  subject_id = $1
  OR strpos(route, $1::text) > 0;

DELETE FROM channel_accounts
WHERE
  holder = $1;

DELETE FROM tenants
WHERE
  id = $1;

SELECT
  erase_audit_log ($1, $2) AS gone;

COMMIT;

UPDATE erasures
SET
  finished_at = now(),
  error = NULL
WHERE
  id = $1;

-- TenantErasuresRepository.finish: the audit log is long
BEGIN;

DELETE FROM platform_idempotency_keys
WHERE
  subject_id = $1
  OR strpos(route, $1::text) > 0;

DELETE FROM channel_accounts
WHERE
  holder = $1;

DELETE FROM tenants
WHERE
  id = $1;

SELECT
  erase_audit_log ($1, $2) AS gone;

COMMIT;

UPDATE erasures
SET
  finished_at = now(),
  error = NULL
WHERE
  id = $1;

-- TenantErasuresRepository.recent
SELECT
  subject_id,
  finished_at IS NOT NULL AS finished
FROM
  erasures
WHERE
  finished_at IS NULL
  OR finished_at > now() - interval '5 minutes';
