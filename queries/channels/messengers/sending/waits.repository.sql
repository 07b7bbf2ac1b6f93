-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SendingWaits.hold
UPDATE outbox
SET
  is_queued = false,
  sent_at = oldest.waits_until
FROM
  (
    SELECT
      d.waits_until
    FROM
      channel_deliveries d
    WHERE
      d.chat_id = $1
      AND d.status = 'queued'
    ORDER BY
      d.created_at,
      d.seq
    LIMIT
      1
  ) oldest
WHERE
  kind = 'channel.deliver'
  AND reference IN (
    SELECT
      id
    FROM
      channel_deliveries
    WHERE
      chat_id = $1
      AND status = 'queued'
  )
  AND COALESCE(sent_at, created_at) < oldest.waits_until
  AND oldest.waits_until > now();

-- SendingWaits.wait
BEGIN;

UPDATE channel_deliveries
SET
  reason = $2,
  attempts = attempts - $3::integer,
  updated_at = now(),
  waits_until = now() + $4::integer * interval '1 millisecond'
WHERE
  id = $1
  AND status = 'queued';

UPDATE outbox
SET
  is_queued = false,
  sent_at = now() + $2::integer * interval '1 millisecond'
WHERE
  kind = 'channel.deliver'
  AND reference IN (
    SELECT
      id
    FROM
      channel_deliveries
    WHERE
      chat_id = $1
      AND status = 'queued'
  );

COMMIT;

-- SendingWaits.postpone
UPDATE outbox
SET
  is_queued = false,
  sent_at = now() + $2::integer * interval '1 millisecond'
WHERE
  id = $1;

-- SendingWaits.pause
UPDATE channels
SET
  paused_until = GREATEST(paused_until, now() + $2::integer * interval '1 millisecond')
WHERE
  id = $1;

-- SendingWaits.noteUnreachable
UPDATE channel_chats
SET
  unreachable_since = COALESCE(unreachable_since, now())
WHERE
  id = $1;
