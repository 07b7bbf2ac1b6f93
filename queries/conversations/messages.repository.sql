-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MessagesRepository.receive
WITH
  c AS (
    UPDATE conversations c
    SET
      last_seq = c.last_seq + 1,
      status = $9::jsonb ->> c.status,
      updated_at = now()
    FROM
      visitors v
    WHERE
      c.id = COALESCE(
        $3::uuid,
        (
          SELECT
            l.id
          FROM
            conversations l
          WHERE
            l.visitor_id = $4::uuid
            AND l.channel = $5::text
          ORDER BY
            l.id DESC
          LIMIT
            1
        )
      )
      AND v.tenant_id = c.tenant_id
      AND v.id = c.visitor_id
      AND v.erasing_at IS NULL
      AND NOT EXISTS (
        SELECT
        FROM
          messages e
        WHERE
          e.tenant_id = c.tenant_id
          AND e.conversation_id = c.id
          AND e.client_id = $8::text
      )
    RETURNING
      c.id,
      c.last_seq,
      c.status
  ),
  m AS (
    INSERT INTO
      messages (tenant_id, id, conversation_id, seq, author, text, client_id)
    SELECT
      $1::uuid,
      $2::uuid,
      c.id,
      c.last_seq,
      $6::text,
      $7::text,
      $8::text
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
      suggestions,
      turn_id
  ),
  t AS (
    INSERT INTO
      turns (tenant_id, id, conversation_id, message_id)
    SELECT
      $1::uuid,
      $11::uuid,
      c.id,
      m.id
    FROM
      c,
      m
    WHERE
      $6::text = 'visitor'
      AND c.status = ANY ($10::text[])
    RETURNING
      id,
      created_at
  ),
  o AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT
      $1::uuid,
      $12::uuid,
      'turn.answer',
      t.id,
      $13::text
    FROM
      t
  ),
  r AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
    SELECT
      $1::uuid,
      c.id,
      'conversation.return',
      c.id,
      $13::text,
      now() + interval '1 minute'
    FROM
      c
    WHERE
      $6::text = 'member'
    ON CONFLICT (tenant_id, id) DO NOTHING
  )
SELECT
  true AS is_new,
  t.id AS own_turn_id,
  t.created_at AS turn_created_at,
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
  m.turn_id
FROM
  m
  LEFT JOIN t ON true
UNION ALL
SELECT
  false,
  t.id,
  t.created_at,
  e.id,
  e.conversation_id,
  e.seq,
  e.author,
  e.text,
  e.created_at,
  e.client_id,
  e.status,
  e.citations,
  e.tools,
  e.handoff,
  e.confidence,
  e.suggestions,
  e.turn_id
FROM
  visitors v,
  conversations c
  JOIN messages e ON e.tenant_id = c.tenant_id
  AND e.conversation_id = c.id
  AND e.client_id = $8::text
  LEFT JOIN turns t ON t.tenant_id = e.tenant_id
  AND t.message_id = e.id
WHERE
  c.id = COALESCE(
    $3::uuid,
    (
      SELECT
        l.id
      FROM
        conversations l
      WHERE
        l.visitor_id = $4::uuid
        AND l.channel = $5::text
      ORDER BY
        l.id DESC
      LIMIT
        1
    )
  )
  AND v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL;

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
  suggestions,
  turn_id;

WITH
  h AS (
    INSERT INTO
      handoffs (tenant_id, id, conversation_id, reason)
    SELECT
      $1::uuid,
      $2::uuid,
      conversation_id,
      $4::text
    FROM
      (
        SELECT
          $3::uuid AS conversation_id
      ) c
    RETURNING
      id,
      conversation_id
  ),
  n AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT
      $1::uuid,
      h.id,
      'handoff.notify',
      h.id,
      $5::text
    FROM
      h
  ),
  r AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
    SELECT
      $1::uuid,
      h.conversation_id,
      'conversation.return',
      h.conversation_id,
      $5::text,
      now() + interval '1 minute'
    FROM
      h
    ON CONFLICT (tenant_id, id) DO NOTHING
  )
SELECT
  1;

COMMIT;

-- MessagesRepository.transition: only if nobody has written meanwhile
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
  c.status,
  COALESCE(
    GREATEST(
      (
        SELECT
          max(created_at)
        FROM
          handoffs h
        WHERE
          h.conversation_id = c.id
      ),
      (
        SELECT
          max(created_at)
        FROM
          messages m
        WHERE
          m.conversation_id = c.id
          AND m.author = 'member'
      )
    ),
    c.updated_at
  ) AS since
FROM
  conversations c
WHERE
  c.id = $1
  AND c.status IN ('waiting', 'member');

DELETE FROM outbox
WHERE
  id = $1;

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
  suggestions,
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
  suggestions,
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
  suggestions,
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
  suggestions,
  turn_id
FROM
  messages
WHERE
  id = $1;
