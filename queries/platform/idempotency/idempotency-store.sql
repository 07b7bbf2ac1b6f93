-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- IdempotencyStore.claim: of a tenant
INSERT INTO
  idempotency_keys AS k (tenant_id, route, key, request_hash, locked_until)
VALUES
  (current_setting('app.current_tenant')::uuid, $1, $2, $3, now() + interval '90 seconds')
ON CONFLICT (tenant_id, route, key) DO UPDATE
SET
  request_hash = EXCLUDED.request_hash,
  locked_until = EXCLUDED.locked_until,
  outcome = NULL,
  created_at = now()
WHERE
  k.created_at < now() - interval '24 hours'
  OR (
    k.outcome IS NULL
    AND k.locked_until < now()
    AND k.request_hash = EXCLUDED.request_hash
  )
RETURNING
  key;

SELECT
  request_hash,
  outcome
FROM
  idempotency_keys
WHERE
  route = $1
  AND key = $2;

-- IdempotencyStore.claim: of the platform
INSERT INTO
  platform_idempotency_keys AS k (route, key, request_hash, locked_until)
VALUES
  ($1, $2, $3, now() + interval '90 seconds')
ON CONFLICT (route, key) DO UPDATE
SET
  request_hash = EXCLUDED.request_hash,
  locked_until = EXCLUDED.locked_until,
  outcome = NULL,
  created_at = now()
WHERE
  k.created_at < now() - interval '24 hours'
  OR (
    k.outcome IS NULL
    AND k.locked_until < now()
    AND k.request_hash = EXCLUDED.request_hash
  )
RETURNING
  key;

SELECT
  request_hash,
  outcome
FROM
  platform_idempotency_keys
WHERE
  route = $1
  AND key = $2;

-- IdempotencyStore.complete: of a tenant
UPDATE idempotency_keys
SET
  outcome = $3,
  subject_id = $4
WHERE
  route = $1
  AND key = $2;

-- IdempotencyStore.complete: of the platform
UPDATE platform_idempotency_keys
SET
  outcome = $3,
  subject_id = $4
WHERE
  route = $1
  AND key = $2;

-- IdempotencyStore.release: of a tenant
DELETE FROM idempotency_keys
WHERE
  route = $1
  AND key = $2
  AND outcome IS NULL;

-- IdempotencyStore.release: of the platform
DELETE FROM platform_idempotency_keys
WHERE
  route = $1
  AND key = $2
  AND outcome IS NULL;
