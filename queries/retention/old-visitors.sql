-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OldVisitors.erase
BEGIN;

SELECT
  count(*)::integer AS count
FROM
  (
    SELECT
    FROM
      outbox
    WHERE
      kind = 'visitor.erase'
    LIMIT
      1000
  ) o;

SELECT
  v.id,
  v.created_at::text AS created_at
FROM
  visitors v
WHERE
  v.created_at < $1
  AND v.erasing_at IS NULL
  AND (v.created_at, v.id) > ($2, $3)
  AND NOT EXISTS (
    SELECT
    FROM
      conversations c
    WHERE
      c.visitor_id = v.id
      AND (
        c.updated_at >= $1
        OR c.status IN ('waiting', 'member')
      )
  )
ORDER BY
  v.created_at,
  v.id
LIMIT
  100
FOR UPDATE OF
  v SKIP LOCKED;

UPDATE visitors
SET
  erasing_at = now()
WHERE
  id = ANY ($1);

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

INSERT INTO
  audit_log (
    tenant_id,
    id,
    at,
    actor_kind,
    actor_id,
    actor_hint,
    action,
    object_kind,
    object_id,
    after,
    address,
    request_id,
    correlation_id
  )
VALUES
  (
    $1,
    $2,
    clock_timestamp(),
    'platform',
    'retention',
    '',
    'retention.sweep',
    'retention',
    $3,
    $4,
    '',
    $5,
    $6
  );

COMMIT;
