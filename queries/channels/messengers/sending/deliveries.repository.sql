-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeliveriesRepository.list
SELECT
  d.id,
  m.conversation_id,
  d.status,
  d.reason,
  d.attempts,
  d.created_at,
  d.sent_at
FROM
  channel_deliveries d
  LEFT JOIN messages m ON m.tenant_id = d.tenant_id
  AND m.id = d.id
WHERE
  d.channel_id = $1
  AND (
    $3::uuid IS NULL
    OR d.id < $3
  )
  AND (
    $4::text IS NULL
    OR d.status = $4
  )
ORDER BY
  d.id DESC
LIMIT
  $2;

-- DeliveriesRepository.beginAnew
WITH
  d AS (
    UPDATE channel_deliveries
    SET
      status = 'queued',
      reason = NULL,
      attempts = 0,
      waits_until = NULL,
      retried_at = now(),
      updated_at = now()
    WHERE
      id = $1
      AND status IN ('failed', 'partly')
    RETURNING
      id
  )
DELETE FROM channel_parts p USING d
WHERE
  p.delivery_id = d.id
  AND p.status = 'failed';

-- DeliveriesRepository.begin
UPDATE channel_deliveries
SET
  attempts = attempts + 1
WHERE
  id = $1;

-- DeliveriesRepository.beginCall
WITH
  h AS (
    UPDATE channel_chats
    SET
      leased_until = now() + interval '30 seconds'
    WHERE
      id = $1
      AND lease = $2
    RETURNING
      id
  )
UPDATE channel_deliveries
SET
  calling_since = now(),
  of_parts = $4
WHERE
  id = $3
  AND EXISTS (
    SELECT
    FROM
      h
  )
RETURNING
  id;

-- DeliveriesRepository.noteTaken
WITH
  d AS (
    UPDATE channel_deliveries
    SET
      calling_since = NULL
    WHERE
      id = $2
    RETURNING
      id
  )
INSERT INTO
  channel_parts (tenant_id, delivery_id, part, channel_id, external_id)
SELECT
  $1,
  d.id,
  $3,
  $4,
  $5
FROM
  d
ON CONFLICT (tenant_id, delivery_id, part) DO UPDATE
SET
  external_id = EXCLUDED.external_id,
  status = CASE
    WHEN channel_parts.external_id = EXCLUDED.external_id THEN channel_parts.status
    ELSE 'sent'
  END;

-- DeliveriesRepository.noteRefused
UPDATE channel_deliveries
SET
  calling_since = NULL
WHERE
  id = $1;

-- DeliveriesRepository.sent
BEGIN;

SELECT
  id
FROM
  channel_deliveries
WHERE
  id = $1
FOR UPDATE;

UPDATE channel_deliveries d
SET
  status = CASE
    WHEN d.status = 'queued' THEN w.status
    ELSE d.status
  END,
  reason = w.reason,
  calling_since = NULL,
  sent_at = COALESCE(d.sent_at, now()),
  updated_at = now()
FROM
  (
    SELECT
      min(p.reason) FILTER (
        WHERE
          p.status = 'failed'
      ) AS reason,
      CASE
        WHEN bool_and(p.status = 'failed') THEN 'failed'
        WHEN bool_or(p.status = 'failed')
        OR count(*) < (
          SELECT
            o.of_parts
          FROM
            channel_deliveries o
          WHERE
            o.id = $1
        ) THEN 'partly'
        WHEN bool_and(p.status = 'read') THEN 'read'
        WHEN bool_and(p.status IN ('delivered', 'read')) THEN 'delivered'
        ELSE 'sent'
      END AS status
    FROM
      channel_parts p
    WHERE
      p.delivery_id = $1
  ) w
WHERE
  d.id = $1
RETURNING
  d.status,
  d.reason;

SELECT
  id
FROM
  outbox
WHERE
  kind = 'channel.deliver'
  AND reference = $1
ORDER BY
  id
FOR UPDATE;

COMMIT;

-- DeliveriesRepository.fail: a person is to decide
BEGIN;

UPDATE channel_deliveries d
SET
  reason = $2,
  calling_since = NULL,
  updated_at = now(),
  status = CASE
    WHEN EXISTS (
      SELECT
      FROM
        channel_parts p
      WHERE
        p.delivery_id = d.id
        AND p.status <> 'failed'
    ) THEN 'partly'
    ELSE 'failed'
  END
WHERE
  d.id = $1;

SELECT
  id
FROM
  outbox
WHERE
  kind = 'channel.deliver'
  AND reference = $1
ORDER BY
  id
FOR UPDATE;

WITH
  owed AS (
    DELETE FROM outbox
    WHERE
      id = $1
    RETURNING
      *
  )
INSERT INTO
  dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at, last_failed_at)
SELECT
  tenant_id,
  $2,
  kind,
  reference,
  correlation_id,
  GREATEST(attempts, $4::integer),
  COALESCE($3, error, 'It failed.'),
  COALESCE(first_failed_at, now()),
  COALESCE(last_failed_at, now())
FROM
  owed;

COMMIT;

-- DeliveriesRepository.fail: nobody can help
BEGIN;

UPDATE channel_deliveries d
SET
  reason = $2,
  calling_since = NULL,
  updated_at = now(),
  status = CASE
    WHEN EXISTS (
      SELECT
      FROM
        channel_parts p
      WHERE
        p.delivery_id = d.id
        AND p.status <> 'failed'
    ) THEN 'partly'
    ELSE 'failed'
  END
WHERE
  d.id = $1;

SELECT
  id
FROM
  outbox
WHERE
  kind = 'channel.deliver'
  AND reference = $1
ORDER BY
  id
FOR UPDATE;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- DeliveriesRepository.drop
BEGIN;

DELETE FROM channel_deliveries
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  kind = 'channel.deliver'
  AND reference = $1;

COMMIT;

-- DeliveriesRepository.settle
DELETE FROM outbox
WHERE
  id = $1;
