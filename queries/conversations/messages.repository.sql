-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MessagesRepository.receive
WITH
  c AS (
    UPDATE conversations c
    SET
      last_seq = c.last_seq + 1,
      status = $9::jsonb ->> c.status,
      updated_at = now(),
      visitor_seq = CASE
        WHEN $6::text = 'visitor' THEN c.last_seq + 1
        ELSE c.visitor_seq
      END,
      answered_seq = CASE
        WHEN $6::text = 'member' THEN c.last_seq + 1
        ELSE c.answered_seq
      END,
      answered_by = CASE
        WHEN $6::text = 'member' THEN $16::uuid
        ELSE c.answered_by
      END,
      assignee_id = CASE
        WHEN $16::uuid IS NULL
        OR (
          c.status = 'member'
          AND c.assignee_id IS NOT NULL
        ) THEN c.assignee_id
        ELSE $16::uuid
      END
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
            AND l.left_at IS NULL
          ORDER BY
            l.id DESC
          LIMIT
            1
        )
      )
      AND v.tenant_id = c.tenant_id
      AND v.id = c.visitor_id
      AND v.erasing_at IS NULL
      AND (
        $17::bigint IS NULL
        OR c.answered_seq <= $17::bigint
        OR (
          c.answered_by IS NOT DISTINCT FROM $16::uuid
          AND $16::uuid IS NOT NULL
        )
      )
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
      c.status,
      c.channel
  ),
  m AS (
    INSERT INTO
      messages (tenant_id, id, conversation_id, seq, author, text, client_id, member_name, member_id)
    SELECT
      $1::uuid,
      $2::uuid,
      c.id,
      c.last_seq,
      $6::text,
      $7::text,
      $8::text,
      COALESCE(
        $14::text,
        (
          SELECT
            b.name
          FROM
            members b
          WHERE
            b.id = $16::uuid
        )
      ),
      $16::uuid
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
      turn_id,
      member_name,
      member_id
  ),
  g AS (
    SELECT
      t.id
    FROM
      c
      JOIN turns t ON t.conversation_id = c.id
    WHERE
      t.gathers
      AND $6::text = 'visitor'
      AND c.status = ANY ($10::text[])
    FOR UPDATE OF
      t SKIP LOCKED
  ),
  j AS (
    UPDATE turns t
    SET
      gathers = (
        t.asked_chars + length($7::text) < 2000
        AND cardinality(t.more_message_ids) < 9
      ),
      more_message_ids = CASE
        WHEN (
          t.asked_chars + length($7::text) < 2000
          AND cardinality(t.more_message_ids) < 9
        ) THEN t.more_message_ids || m.id
        ELSE t.more_message_ids
      END,
      asked_chars = t.asked_chars + CASE
        WHEN (
          t.asked_chars + length($7::text) < 2000
          AND cardinality(t.more_message_ids) < 9
        ) THEN length($7::text) + 1
        ELSE 0
      END,
      due_at = CASE
        WHEN t.due_at IS NOT NULL
        AND (
          t.asked_chars + length($7::text) < 2000
          AND cardinality(t.more_message_ids) < 9
        ) THEN LEAST(
          now() + ($15::jsonb ->> c.channel)::integer * interval '1 millisecond',
          t.created_at + interval '3000 milliseconds'
        )
        ELSE t.due_at
      END
    FROM
      g,
      c,
      m
    WHERE
      t.id = g.id
    RETURNING
      t.id,
      t.created_at,
      t.gathers,
      t.due_at,
      t.status,
      t.message_id || t.more_message_ids AS message_ids
  ),
  t AS (
    INSERT INTO
      turns (tenant_id, id, conversation_id, message_id, gathers, asked_chars, due_at)
    SELECT
      $1::uuid,
      $11::uuid,
      c.id,
      m.id,
      true,
      length($7::text),
      CASE
        WHEN EXISTS (
          SELECT
          FROM
            messages p
          WHERE
            p.conversation_id = c.id
            AND p.seq >= c.last_seq - 3
            AND p.author = 'visitor'
            AND p.created_at > now() - ($15::jsonb ->> c.channel)::integer * interval '1 millisecond'
        ) THEN now() + ($15::jsonb ->> c.channel)::integer * interval '1 millisecond'
      END
    FROM
      c,
      m
    WHERE
      $6::text = 'visitor'
      AND c.status = ANY ($10::text[])
      AND NOT EXISTS (
        SELECT
        FROM
          j
        WHERE
          j.gathers
      )
    RETURNING
      id,
      created_at,
      due_at
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
  'queued' AS turn_status,
  ARRAY[m.id] AS message_ids,
  false AS joins,
  ceil(
    extract(
      epoch
      FROM
        t.due_at - now()
    ) * 1000
  )::integer AS wait_ms,
  NULL::uuid AS joined_outbox_id,
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
  m
  LEFT JOIN t ON true
WHERE
  NOT EXISTS (
    SELECT
    FROM
      j
    WHERE
      j.gathers
  )
UNION ALL
SELECT
  true,
  j.id,
  j.created_at,
  j.status,
  j.message_ids,
  true,
  ceil(
    extract(
      epoch
      FROM
        j.due_at - now()
    ) * 1000
  )::integer AS wait_ms,
  (
    SELECT
      p.id
    FROM
      outbox p
    WHERE
      p.kind = 'turn.answer'
      AND p.reference = j.id
  ),
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
  m,
  j
WHERE
  j.gathers
UNION ALL
SELECT
  false,
  t.id,
  t.created_at,
  t.status,
  NULL,
  false,
  NULL,
  NULL,
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
  e.turn_id,
  e.member_name,
  e.member_id
FROM
  visitors v,
  conversations c
  JOIN messages e ON e.tenant_id = c.tenant_id
  AND e.conversation_id = c.id
  AND e.client_id = $8::text
  LEFT JOIN turns t ON t.tenant_id = e.tenant_id
  AND t.conversation_id = e.conversation_id
  AND e.id = ANY (t.message_id || t.more_message_ids)
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
        AND l.left_at IS NULL
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
  turn_id,
  member_name,
  member_id;

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
      ),
      c.taken_at
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
  turn_id,
  member_name,
  member_id;

COMMIT;

-- MessagesRepository.newestOfTeam
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
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
  JOIN messages m ON m.tenant_id = c.tenant_id
  AND m.conversation_id = c.id
  AND m.seq = c.answered_seq
WHERE
  c.id = $1;

-- MessagesRepository.tell
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
  turn_id,
  member_name,
  member_id;

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
  turn_id,
  member_name,
  member_id
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
  AND (
    $4::text IS NULL
    OR client_id = $4
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
  turn_id,
  member_name,
  member_id
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

-- MessagesRepository.newestSeqs
SELECT
  id,
  last_seq
FROM
  conversations
WHERE
  id = ANY ($1);

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
  turn_id,
  member_name,
  member_id
FROM
  messages
WHERE
  id = $1;
