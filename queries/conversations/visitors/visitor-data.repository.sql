-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- StoredData.talks
SELECT
  id,
  channel,
  status,
  rating,
  rating_comment,
  created_at
FROM
  conversations
WHERE
  visitor_id = $1
  AND (
    $2::uuid IS NULL
    OR id > $2
  )
ORDER BY
  id
LIMIT
  $3;

-- StoredData.messages
SELECT
  m.id,
  m.conversation_id,
  m.seq,
  m.author,
  m.text,
  m.created_at,
  m.client_id,
  m.status,
  m.citations,
  m.tools,
  m.handoff,
  m.confidence,
  m.suggestions,
  m.turn_id,
  m.member_name,
  m.member_id
FROM
  messages m
  JOIN conversations c ON c.id = m.conversation_id
WHERE
  c.visitor_id = $1
  AND m.conversation_id = $2
  AND m.seq > $3
ORDER BY
  m.seq
LIMIT
  $4;
