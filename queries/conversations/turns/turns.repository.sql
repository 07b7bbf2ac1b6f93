-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TurnsRepository.get
SELECT
  t.id,
  t.conversation_id,
  t.message_id || t.more_message_ids AS message_ids,
  t.answer_id,
  t.status,
  t.responder,
  t.degraded,
  t.cached,
  t.error_code,
  t.cancelled_at IS NOT NULL AS is_cancelled,
  t.created_at,
  t.finished_at
FROM
  turns t
WHERE
  id = $1;

-- TurnsRepository.claim
WITH
  t AS (
    UPDATE turns t
    SET
      status = 'running',
      attempts = attempts + 1,
      lease = lease + 1,
      stops = stops + (
        status = 'running'
        AND leased_by IS DISTINCT FROM $2
      )::integer,
      leased_until = now() + interval '6 seconds',
      leased_by = $2
    WHERE
      id = $1
      AND (
        due_at IS NULL
        OR due_at <= now()
      )
      AND (
        status = 'queued'
        OR (
          status = 'running'
          AND leased_until < now()
        )
      )
      AND NOT EXISTS (
        SELECT
        FROM
          turns e
          JOIN messages asked ON asked.tenant_id = t.tenant_id
          AND asked.id = t.message_id
          JOIN messages earlier ON earlier.tenant_id = e.tenant_id
          AND earlier.id = e.message_id
        WHERE
          e.tenant_id = t.tenant_id
          AND e.conversation_id = t.conversation_id
          AND e.status IN ('queued', 'running')
          AND earlier.seq < asked.seq
      )
      AND (
        $3
        OR stops + (
          status = 'running'
          AND leased_by IS DISTINCT FROM $2
        )::integer = 0
        OR stops + (
          status = 'running'
          AND leased_by IS DISTINCT FROM $2
        )::integer >= 2
      )
    RETURNING
      t.*
  )
SELECT
  t.id,
  t.conversation_id,
  t.lease,
  t.attempts,
  t.stops,
  c.memory,
  c.channel,
  t.cancelled_at IS NOT NULL AS is_cancelled,
  (
    c.last_seq >= 60
    AND (
      SELECT
        count(*) FILTER (
          WHERE
            r.author = 'visitor'
        ) >= 30
        AND count(DISTINCT lower(r.text)) FILTER (
          WHERE
            r.author = 'visitor'
        ) <= 3
        AND count(*) FILTER (
          WHERE
            r.author = 'member'
        ) = 0
      FROM
        messages r
      WHERE
        r.tenant_id = t.tenant_id
        AND r.conversation_id = t.conversation_id
        AND r.seq > c.last_seq - 90
        AND r.created_at > now() - interval '10 minutes'
    )
  ) AS is_looping,
  c.status AS conversation_status,
  jsonb_build_object(
    'id',
    v.id,
    'locale',
    v.locale,
    'verifiedEmail',
    v.verified_email,
    'reachable',
    COALESCE(v.verified_email, v.email) IS NOT NULL
  ) AS visitor,
  m.messages,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object('from', h.author, 'text', h.text)
          ORDER BY
            h.seq
        ),
        '[]'
      )
    FROM
      (
        SELECT
          author,
          text,
          seq
        FROM
          messages x
        WHERE
          x.tenant_id = t.tenant_id
          AND x.conversation_id = t.conversation_id
          AND x.id <> ALL (t.message_id || t.more_message_ids)
          AND (
            x.author <> 'visitor'
            OR x.seq < m.last_seq
          )
        ORDER BY
          seq DESC
        LIMIT
          20
      ) h
  ) AS history
FROM
  t
  JOIN conversations c ON c.tenant_id = t.tenant_id
  AND c.id = t.conversation_id
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  JOIN LATERAL (
    SELECT
      max(q.seq) AS last_seq,
      jsonb_agg(
        jsonb_build_object('id', q.id, 'seq', q.seq, 'text', q.text, 'createdAt', q.created_at)
        ORDER BY
          q.seq
      ) AS messages
    FROM
      messages q
    WHERE
      q.tenant_id = t.tenant_id
      AND q.id = ANY (t.message_id || t.more_message_ids)
  ) m ON true;

-- TurnsRepository.mustRunAlone
SELECT
FROM
  turns t
WHERE
  id = $1
  AND (
    due_at IS NULL
    OR due_at <= now()
  )
  AND (
    status = 'queued'
    OR (
      status = 'running'
      AND leased_until < now()
    )
  )
  AND NOT EXISTS (
    SELECT
    FROM
      turns e
      JOIN messages asked ON asked.tenant_id = t.tenant_id
      AND asked.id = t.message_id
      JOIN messages earlier ON earlier.tenant_id = e.tenant_id
      AND earlier.id = e.message_id
    WHERE
      e.tenant_id = t.tenant_id
      AND e.conversation_id = t.conversation_id
      AND e.status IN ('queued', 'running')
      AND earlier.seq < asked.seq
  )
  AND stops + (
    status = 'running'
    AND leased_by IS DISTINCT FROM $2
  )::integer > 0;

-- TurnsRepository.settleErased
DELETE FROM outbox
WHERE
  id = $2
  AND NOT EXISTS (
    SELECT
    FROM
      turns
    WHERE
      id = $1
  );

-- TurnsRepository.reread
WITH
  t AS (
    SELECT
      *
    FROM
      turns
    WHERE
      id = $1
      AND lease = $2
      AND status = 'running'
  )
SELECT
  t.id,
  t.conversation_id,
  t.lease,
  t.attempts,
  t.stops,
  c.memory,
  c.channel,
  t.cancelled_at IS NOT NULL AS is_cancelled,
  (
    c.last_seq >= 60
    AND (
      SELECT
        count(*) FILTER (
          WHERE
            r.author = 'visitor'
        ) >= 30
        AND count(DISTINCT lower(r.text)) FILTER (
          WHERE
            r.author = 'visitor'
        ) <= 3
        AND count(*) FILTER (
          WHERE
            r.author = 'member'
        ) = 0
      FROM
        messages r
      WHERE
        r.tenant_id = t.tenant_id
        AND r.conversation_id = t.conversation_id
        AND r.seq > c.last_seq - 90
        AND r.created_at > now() - interval '10 minutes'
    )
  ) AS is_looping,
  c.status AS conversation_status,
  jsonb_build_object(
    'id',
    v.id,
    'locale',
    v.locale,
    'verifiedEmail',
    v.verified_email,
    'reachable',
    COALESCE(v.verified_email, v.email) IS NOT NULL
  ) AS visitor,
  m.messages,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object('from', h.author, 'text', h.text)
          ORDER BY
            h.seq
        ),
        '[]'
      )
    FROM
      (
        SELECT
          author,
          text,
          seq
        FROM
          messages x
        WHERE
          x.tenant_id = t.tenant_id
          AND x.conversation_id = t.conversation_id
          AND x.id <> ALL (t.message_id || t.more_message_ids)
          AND (
            x.author <> 'visitor'
            OR x.seq < m.last_seq
          )
        ORDER BY
          seq DESC
        LIMIT
          20
      ) h
  ) AS history
FROM
  t
  JOIN conversations c ON c.tenant_id = t.tenant_id
  AND c.id = t.conversation_id
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  JOIN LATERAL (
    SELECT
      max(q.seq) AS last_seq,
      jsonb_agg(
        jsonb_build_object('id', q.id, 'seq', q.seq, 'text', q.text, 'createdAt', q.created_at)
        ORDER BY
          q.seq
      ) AS messages
    FROM
      messages q
    WHERE
      q.tenant_id = t.tenant_id
      AND q.id = ANY (t.message_id || t.more_message_ids)
  ) m ON true;

-- TurnsRepository.renew
UPDATE turns t
SET
  leased_until = now() + interval '6 seconds'
WHERE
  id = $1
  AND lease = $2
  AND status = 'running'
RETURNING
  cancelled_at IS NOT NULL AS "isCancelled",
  cardinality(more_message_ids) + 1 AS asked,
  (
    SELECT
      c.status
    FROM
      conversations c
    WHERE
      c.tenant_id = t.tenant_id
      AND c.id = t.conversation_id
  ) AS "conversationStatus";

-- TurnsRepository.renewAll
WITH
  free AS (
    SELECT
      t.id
    FROM
      turns t
      JOIN unnest($1::uuid[], $2::integer[]) AS kept (id, lease) ON kept.id = t.id
      AND kept.lease = t.lease
    WHERE
      t.status = 'running'
    FOR UPDATE OF
      t SKIP LOCKED
  )
UPDATE turns t
SET
  leased_until = now() + interval '6 seconds'
FROM
  free
WHERE
  t.id = free.id
RETURNING
  t.id,
  cancelled_at IS NOT NULL AS "isCancelled",
  cardinality(more_message_ids) + 1 AS asked,
  (
    SELECT
      c.status
    FROM
      conversations c
    WHERE
      c.tenant_id = t.tenant_id
      AND c.id = t.conversation_id
  ) AS "conversationStatus";

-- TurnsRepository.speak
UPDATE turns
SET
  gathers = false
WHERE
  id = $1
  AND lease = $2
  AND status = 'running'
  AND cardinality(more_message_ids) = $3
  AND cancelled_at IS NULL
RETURNING
  id;

-- TurnsRepository.cancel
WITH
  t AS (
    UPDATE turns
    SET
      cancelled_at = COALESCE(cancelled_at, now()),
      gathers = false,
      status = CASE
        WHEN status = 'queued'
        AND gathers THEN 'failed'
        ELSE status
      END,
      error_code = CASE
        WHEN status = 'queued'
        AND gathers THEN 'cancelled'
      END,
      finished_at = CASE
        WHEN status = 'queued'
        AND gathers THEN clock_timestamp()
      END
    WHERE
      id = $2
      AND conversation_id = $1
      AND status IN ('queued', 'running')
    RETURNING
      *
  ),
  d AS (
    DELETE FROM outbox o USING t
    WHERE
      o.kind = 'turn.answer'
      AND o.reference = t.id
      AND t.status = 'failed'
  )
SELECT
  t.id,
  t.conversation_id,
  t.message_id || t.more_message_ids AS message_ids,
  t.answer_id,
  t.status,
  t.responder,
  t.degraded,
  t.cached,
  t.error_code,
  t.cancelled_at IS NOT NULL AS is_cancelled,
  t.created_at,
  t.finished_at
FROM
  t;

-- TurnsRepository.drop
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

UPDATE turns
SET
  status = 'failed',
  error_code = $3,
  finished_at = clock_timestamp(),
  leased_until = NULL,
  gathers = false
WHERE
  id = $1
  AND lease = $2
  AND status = 'running'
RETURNING
  id;

DELETE FROM outbox
WHERE
  id = $1;

SELECT
  o.id,
  o.reference,
  o.correlation_id
FROM
  outbox o
  JOIN turns t ON t.tenant_id = o.tenant_id
  AND t.id = o.reference
WHERE
  o.kind = 'turn.answer'
  AND t.conversation_id = $1
  AND t.status = 'queued'
  AND (
    t.due_at IS NULL
    OR t.due_at <= now()
  )
ORDER BY
  t.id
LIMIT
  1;

COMMIT;

-- TurnsRepository.release
UPDATE turns
SET
  status = 'queued',
  attempts = attempts - (NOT $3)::integer
WHERE
  id = $1
  AND lease = $2
  AND status = 'running';

-- TurnsRepository.complete
WITH
  held AS (
    SELECT
      t.id
    FROM
      turns t
      JOIN conversations c ON c.tenant_id = t.tenant_id
      AND c.id = t.conversation_id
      JOIN visitors v ON v.tenant_id = c.tenant_id
      AND v.id = c.visitor_id
      AND v.erasing_at IS NULL
    WHERE
      t.id = $2
      AND t.lease = $3
      AND t.status = 'running'
    FOR UPDATE OF
      t
  ),
  c AS (
    UPDATE conversations c
    SET
      last_seq = c.last_seq + 1,
      status = $5::jsonb ->> c.status,
      updated_at = now(),
      memory = $6::jsonb,
      handoff_reason = COALESCE($7::jsonb ->> 'reason', c.handoff_reason)
    FROM
      held
    WHERE
      c.id = $4::uuid
      AND $5::jsonb ->> c.status IS NOT NULL
    RETURNING
      c.id,
      c.last_seq
  ),
  m AS (
    INSERT INTO
      messages (
        tenant_id,
        id,
        conversation_id,
        seq,
        author,
        text,
        citations,
        tools,
        handoff,
        confidence,
        suggestions,
        status,
        turn_id
      )
    SELECT
      $1::uuid,
      $8::uuid,
      c.id,
      c.last_seq,
      'assistant',
      $9::text,
      $10::jsonb,
      $11::jsonb,
      $7::jsonb,
      $12::real,
      $16::jsonb,
      $17::text,
      $2::uuid
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
  f AS (
    UPDATE turns t
    SET
      finished_at = clock_timestamp(),
      leased_until = NULL,
      gathers = false,
      answer_id = m.id,
      status = CASE
        WHEN m.id IS NULL THEN 'failed'
        ELSE 'completed'
      END,
      error_code = CASE
        WHEN m.id IS NULL THEN 'taken_over'
        ELSE $19::text
      END,
      responder = CASE
        WHEN m.id IS NULL THEN t.responder
        ELSE $13::text
      END,
      degraded = m.id IS NOT NULL
      AND $14::boolean,
      cached = m.id IS NOT NULL
      AND $13::text = 'cache',
      model = $18::jsonb ->> 'model',
      input_tokens = ($18::jsonb ->> 'inputTokens')::integer,
      output_tokens = ($18::jsonb ->> 'outputTokens')::integer,
      cost_micro_usd = ($18::jsonb ->> 'microUsd')::bigint,
      saved_micro_usd = ($18::jsonb ->> 'savedMicroUsd')::bigint,
      held_back = COALESCE(($18::jsonb ->> 'heldBack')::integer, 0)
    FROM
      held
      LEFT JOIN m ON true
    WHERE
      t.id = held.id
  ),
  tr AS (
    INSERT INTO
      turn_traces (tenant_id, turn_id, trace)
    SELECT
      $1::uuid,
      held.id,
      $20::jsonb
    FROM
      held
    WHERE
      $20::jsonb IS NOT NULL
  ),
  d AS (
    DELETE FROM outbox o USING held
    WHERE
      o.id = $15::uuid
  )
SELECT
  EXISTS (
    SELECT
    FROM
      held
  ) AS is_held,
  m.id IS NOT NULL AS is_said,
  EXISTS (
    SELECT
    FROM
      conversations p
      JOIN visitors v ON v.tenant_id = p.tenant_id
      AND v.id = p.visitor_id
      AND v.erasing_at IS NULL
    WHERE
      p.id = $4::uuid
  ) AS is_present,
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
  (
    SELECT
  ) one
  LEFT JOIN m ON true;

SELECT
  o.id,
  o.reference,
  o.correlation_id
FROM
  outbox o
  JOIN turns t ON t.tenant_id = o.tenant_id
  AND t.id = o.reference
WHERE
  o.kind = 'turn.answer'
  AND t.conversation_id = $1
  AND t.status = 'queued'
  AND (
    t.due_at IS NULL
    OR t.due_at <= now()
  )
ORDER BY
  t.id
LIMIT
  1;

-- TurnsRepository.beginAnew
WITH
  t AS (
    UPDATE turns
    SET
      status = 'queued',
      attempts = 0,
      stops = 0,
      error_code = NULL,
      finished_at = NULL,
      answer_id = NULL
    WHERE
      id = $1
      AND status = 'failed'
      AND error_code = ANY ($2::text[])
    RETURNING
      id
  )
UPDATE messages m
SET
  turn_id = NULL
FROM
  t
WHERE
  m.turn_id = t.id;

-- TurnsRepository.fail: for good
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

UPDATE turns
SET
  status = 'failed',
  error_code = $3,
  finished_at = clock_timestamp(),
  leased_until = NULL,
  gathers = false
WHERE
  id = $1
  AND lease = $2
  AND status = 'running'
RETURNING
  id;

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

DELETE FROM outbox
WHERE
  id = $1;

SELECT
  o.id,
  o.reference,
  o.correlation_id
FROM
  outbox o
  JOIN turns t ON t.tenant_id = o.tenant_id
  AND t.id = o.reference
WHERE
  o.kind = 'turn.answer'
  AND t.conversation_id = $1
  AND t.status = 'queued'
  AND (
    t.due_at IS NULL
    OR t.due_at <= now()
  )
ORDER BY
  t.id
LIMIT
  1;

COMMIT;

-- TurnsRepository.fail: until an operator retries it
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

UPDATE turns
SET
  status = 'failed',
  error_code = $3,
  finished_at = clock_timestamp(),
  leased_until = NULL,
  gathers = false
WHERE
  id = $1
  AND lease = $2
  AND status = 'running'
RETURNING
  id;

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

DELETE FROM outbox
WHERE
  id = $1;

SELECT
  o.id,
  o.reference,
  o.correlation_id
FROM
  outbox o
  JOIN turns t ON t.tenant_id = o.tenant_id
  AND t.id = o.reference
WHERE
  o.kind = 'turn.answer'
  AND t.conversation_id = $1
  AND t.status = 'queued'
  AND (
    t.due_at IS NULL
    OR t.due_at <= now()
  )
ORDER BY
  t.id
LIMIT
  1;

COMMIT;
