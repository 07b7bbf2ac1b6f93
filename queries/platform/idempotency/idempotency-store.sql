-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- IdempotencyStore.claim: of a tenant
INSERT INTO
  idempotency_keys AS k (tenant_id, route, key, request_hash, locked_until)
VALUES
  (current_setting('app.current_tenant')::uuid, $1, $2, $3, now() + $4::integer * interval '1 second')
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
  locked_until::text AS until;

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
  ($1, $2, $3, now() + $4::integer * interval '1 second')
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
  locked_until::text AS until;

SELECT
  request_hash,
  outcome
FROM
  platform_idempotency_keys
WHERE
  route = $1
  AND key = $2;

-- IdempotencyStore.together
-- IdempotencyStore.complete: of a tenant
UPDATE idempotency_keys
SET
  outcome = $4,
  subject_id = $5
WHERE
  route = $1
  AND key = $2
  AND locked_until = $3::timestamptz
RETURNING
  key;

-- IdempotencyStore.complete: of the platform
UPDATE platform_idempotency_keys
SET
  outcome = $4,
  subject_id = $5
WHERE
  route = $1
  AND key = $2
  AND locked_until = $3::timestamptz
RETURNING
  key;

-- IdempotencyStore.release: of a tenant
DELETE FROM idempotency_keys
WHERE
  route = $1
  AND key = $2
  AND locked_until = $3::timestamptz
  AND outcome IS NULL;

-- IdempotencyStore.release: of the platform
DELETE FROM platform_idempotency_keys
WHERE
  route = $1
  AND key = $2
  AND locked_until = $3::timestamptz
  AND outcome IS NULL;
