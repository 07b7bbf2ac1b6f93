-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OwedMessages.isOwed
SELECT
  1 AS owed
FROM
  channel_deliveries
WHERE
  id = $1
  AND status = 'queued';

-- OwedMessages.placeOf
SELECT
  d.chat_id AS "chatId",
  d.channel_id AS "channelId",
  h.kind
FROM
  channel_deliveries d
  LEFT JOIN channel_chats h ON h.id = d.chat_id
WHERE
  d.id = $1
  AND d.status = 'queued';

-- OwedMessages.next
SELECT
  d.id,
  d.channel_id,
  d.chat_id,
  h.external_id,
  h.thread,
  d.attempts,
  d.calling_since,
  h.unreachable_since,
  COALESCE(d.retried_at, d.created_at) AS owed_since,
  h.last_inbound_at,
  c.paused_until,
  COALESCE(d.waits_until > now(), false) AS is_held,
  m.author,
  m.text,
  m.member_name,
  m.suggestions,
  m.citations,
  ARRAY(
    SELECT
      p.part
    FROM
      channel_parts p
    WHERE
      p.delivery_id = d.id
  ) AS parts
FROM
  channel_deliveries d
  JOIN channel_chats h ON h.id = d.chat_id
  LEFT JOIN channels c ON c.id = d.channel_id
  LEFT JOIN messages m ON m.id = d.id
WHERE
  d.chat_id = $1
  AND d.status = 'queued'
ORDER BY
  d.created_at,
  d.seq
LIMIT
  1;
