-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MessagesRepository.receive: the assistant is to answer
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

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
  m.turn_id,
  t.id AS own_turn_id
FROM
  messages m
  LEFT JOIN turns t ON t.tenant_id = m.tenant_id
  AND t.message_id = m.id
WHERE
  m.conversation_id = $1
  AND m.client_id = $2;

WITH
  c AS (
    UPDATE conversations
    SET
      last_seq = last_seq + 1,
      status = $6,
      updated_at = now(),
      handoff_reason = CASE
        WHEN $9::jsonb IS NULL THEN handoff_reason
        ELSE $9::jsonb ->> 'reason'
      END
    WHERE
      id = $3
    RETURNING
      last_seq
  )
INSERT INTO
  messages (
    tenant_id,
    id,
    conversation_id,
    seq,
    author,
    text,
    client_id,
    citations,
    tools,
    handoff,
    confidence,
    turn_id
  )
SELECT
  $1,
  $2,
  $3,
  last_seq,
  $4,
  $5,
  $12,
  $7,
  $8,
  $9,
  $10,
  $11
FROM
  c
RETURNING
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id;

INSERT INTO
  turns (tenant_id, id, conversation_id, message_id)
VALUES
  ($1, $2, $3, $4);

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id)
VALUES
  ($1, $2, $3, $4, $5);

COMMIT;

-- MessagesRepository.receive: a member has the conversation
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

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
  m.turn_id,
  t.id AS own_turn_id
FROM
  messages m
  LEFT JOIN turns t ON t.tenant_id = m.tenant_id
  AND t.message_id = m.id
WHERE
  m.conversation_id = $1
  AND m.client_id = $2;

WITH
  c AS (
    UPDATE conversations
    SET
      last_seq = last_seq + 1,
      status = $6,
      updated_at = now(),
      handoff_reason = CASE
        WHEN $9::jsonb IS NULL THEN handoff_reason
        ELSE $9::jsonb ->> 'reason'
      END
    WHERE
      id = $3
    RETURNING
      last_seq
  )
INSERT INTO
  messages (
    tenant_id,
    id,
    conversation_id,
    seq,
    author,
    text,
    client_id,
    citations,
    tools,
    handoff,
    confidence,
    turn_id
  )
SELECT
  $1,
  $2,
  $3,
  last_seq,
  $4,
  $5,
  $12,
  $7,
  $8,
  $9,
  $10,
  $11
FROM
  c
RETURNING
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id;

COMMIT;

-- MessagesRepository.receive: the message was sent before
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

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
  m.turn_id,
  t.id AS own_turn_id
FROM
  messages m
  LEFT JOIN turns t ON t.tenant_id = m.tenant_id
  AND t.message_id = m.id
WHERE
  m.conversation_id = $1
  AND m.client_id = $2;

COMMIT;

-- MessagesRepository.transition
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

WITH
  c AS (
    UPDATE conversations
    SET
      last_seq = last_seq + 1,
      status = $6,
      updated_at = now(),
      handoff_reason = CASE
        WHEN $9::jsonb IS NULL THEN handoff_reason
        ELSE $9::jsonb ->> 'reason'
      END
    WHERE
      id = $3
    RETURNING
      last_seq
  )
INSERT INTO
  messages (
    tenant_id,
    id,
    conversation_id,
    seq,
    author,
    text,
    client_id,
    citations,
    tools,
    handoff,
    confidence,
    turn_id
  )
SELECT
  $1,
  $2,
  $3,
  last_seq,
  $4,
  $5,
  $12,
  $7,
  $8,
  $9,
  $10,
  $11
FROM
  c
RETURNING
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id;

COMMIT;

-- MessagesRepository.list
SELECT
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id
FROM
  messages
WHERE
  conversation_id = $1
  AND (
    $3::uuid IS NULL
    OR seq < (
      SELECT
        seq
      FROM
        messages
      WHERE
        conversation_id = $1
        AND id = $3
    )
  )
ORDER BY
  seq DESC
LIMIT
  $2;

-- MessagesRepository.since
SELECT
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id
FROM
  messages
WHERE
  conversation_id = $1
  AND seq >= $2
  AND (
    $3::boolean IS NOT TRUE
    OR created_at < now() - interval '1 second'
  )
ORDER BY
  seq
LIMIT
  500;

-- MessagesRepository.get
SELECT
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  turn_id
FROM
  messages
WHERE
  id = $1;
