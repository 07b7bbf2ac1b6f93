-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChatLeases.hasChat
SELECT
  id
FROM
  channel_chats
WHERE
  id = $1;

-- ChatLeases.lease
UPDATE channel_chats
SET
  lease = lease + 1,
  leased_until = now() + interval '30 seconds'
WHERE
  id = $1
  AND (
    leased_until IS NULL
    OR leased_until < now()
  )
RETURNING
  lease;

-- ChatLeases.release
WITH
  r AS (
    UPDATE channel_chats
    SET
      leased_until = NULL
    WHERE
      id = $1
      AND lease = $2
    RETURNING
      id
  )
SELECT
  1 AS owed
FROM
  r,
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
  ) d
WHERE
  d.waits_until IS NULL
  OR d.waits_until <= now();
