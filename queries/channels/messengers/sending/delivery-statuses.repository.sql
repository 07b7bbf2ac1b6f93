-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeliveryStatusesRepository.note: it is so of everything before it
SELECT
  e.external_id AS "externalId"
FROM
  channel_parts p
  JOIN channel_deliveries d ON d.tenant_id = p.tenant_id
  AND d.id = p.delivery_id
  CROSS JOIN LATERAL (
    SELECT
      b.tenant_id,
      b.id
    FROM
      channel_deliveries b
    WHERE
      b.tenant_id = d.tenant_id
      AND b.chat_id = d.chat_id
      AND b.id <= d.id
    ORDER BY
      b.id DESC
    LIMIT
      50
  ) b
  JOIN channel_parts e ON e.tenant_id = b.tenant_id
  AND e.delivery_id = b.id
WHERE
  p.channel_id = $1
  AND p.external_id = $2
  AND (e.delivery_id, e.part) < (p.delivery_id, p.part)
  AND e.status IN ('sent', 'delivered')
ORDER BY
  e.delivery_id,
  e.part;

BEGIN;

SELECT
  d.id,
  d.status,
  d.attempts
FROM
  channel_parts p
  JOIN channel_deliveries d ON d.id = p.delivery_id
WHERE
  p.channel_id = $1
  AND p.external_id = $2
FOR UPDATE OF
  d;

COMMIT;

BEGIN;

SELECT
  d.id,
  d.status,
  d.attempts
FROM
  channel_parts p
  JOIN channel_deliveries d ON d.id = p.delivery_id
WHERE
  p.channel_id = $1
  AND p.external_id = $2
FOR UPDATE OF
  d;

COMMIT;

-- DeliveryStatusesRepository.note: the platform has given up
BEGIN;

SELECT
  d.id,
  d.status,
  d.attempts
FROM
  channel_parts p
  JOIN channel_deliveries d ON d.id = p.delivery_id
WHERE
  p.channel_id = $1
  AND p.external_id = $2
FOR UPDATE OF
  d;

UPDATE channel_parts
SET
  status = $3::text,
  reason = $4::text
WHERE
  channel_id = $1
  AND external_id = $2
  AND array_position('{sent,failed,delivered,read}'::text[], $3::text) > array_position('{sent,failed,delivered,read}'::text[], status)
RETURNING
  part;

UPDATE channel_deliveries d
SET
  status = w.status,
  updated_at = now(),
  reason = COALESCE(
    w.reason,
    CASE
      WHEN w.status = 'partly' THEN d.reason
    END
  )
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

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

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

-- DeliveryStatusesRepository.note: the platform names the part
WITH
  p AS (
    INSERT INTO
      channel_parts (tenant_id, delivery_id, part, channel_id, external_id)
    SELECT
      $1,
      d.id,
      $3::integer,
      $4::uuid,
      $5::text
    FROM
      channel_deliveries d
    WHERE
      d.id = $2::uuid
      AND d.channel_id = $4::uuid
      AND (
        $6::text <> 'failed'
        OR d.calling_since IS NOT NULL
      )
    ON CONFLICT (tenant_id, delivery_id, part) DO NOTHING
    RETURNING
      delivery_id
  ),
  d AS (
    UPDATE channel_deliveries d
    SET
      calling_since = NULL,
      waits_until = NULL
    FROM
      p
    WHERE
      d.id = p.delivery_id
    RETURNING
      d.chat_id
  )
UPDATE outbox o
SET
  sent_at = now()
FROM
  d
  JOIN channel_deliveries q ON q.chat_id = d.chat_id
  AND q.status = 'queued'
WHERE
  o.kind = 'channel.deliver'
  AND o.reference = q.id
  AND o.sent_at > now();

BEGIN;

SELECT
  d.id,
  d.status,
  d.attempts
FROM
  channel_parts p
  JOIN channel_deliveries d ON d.id = p.delivery_id
WHERE
  p.channel_id = $1
  AND p.external_id = $2
FOR UPDATE OF
  d;

COMMIT;
