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
ORDER BY
  v.created_at,
  v.id
LIMIT
  100
FOR UPDATE OF
  v SKIP LOCKED;

SELECT
FROM
  conversations
WHERE
  visitor_id = ANY ($1)
ORDER BY
  id
FOR UPDATE;

UPDATE visitors v
SET
  erasing_at = now()
WHERE
  v.id = ANY ($1)
  AND NOT EXISTS (
    SELECT
    FROM
      conversations c
    WHERE
      c.visitor_id = v.id
      AND (
        c.updated_at >= $2
        OR (
          c.status IN ('waiting', 'member')
          OR EXISTS (
            SELECT
            FROM
              turns t
            WHERE
              t.conversation_id = c.id
              AND t.status IN ('queued', 'running')
          )
          OR EXISTS (
            SELECT
            FROM
              outbox o
              JOIN turns t ON t.id = o.reference
            WHERE
              o.kind = 'turn.answer'
              AND t.conversation_id = c.id
          )
          OR (
            c.status <> 'resolved'
            AND EXISTS (
              SELECT
              FROM
                dead_letters d
                JOIN turns t ON t.id = d.reference
              WHERE
                d.kind = 'turn.answer'
                AND d.status = 'open'
                AND t.conversation_id = c.id
            )
          )
          OR EXISTS (
            SELECT
            FROM
              channel_chats h
              JOIN channel_deliveries d ON d.chat_id = h.id
            WHERE
              h.visitor_id = c.visitor_id
              AND d.status = 'queued'
          )
        )
      )
  )
RETURNING
  v.id;

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
