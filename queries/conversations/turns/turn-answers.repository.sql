-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TurnAnswersRepository.complete: a question was left unanswered
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
  u AS (
    INSERT INTO
      unanswered_questions AS u (tenant_id, id, question, question_key, key_version, conversation_id)
    SELECT
      $1::uuid,
      $21::uuid,
      $22::text,
      $23::text,
      1,
      m.conversation_id
    FROM
      m
    ON CONFLICT (tenant_id, question_key) DO UPDATE
    SET
      count = u.count + 1,
      last_asked_at = now(),
      question = EXCLUDED.question,
      conversation_id = EXCLUDED.conversation_id,
      status = 'open',
      meaning = CASE
        WHEN u.question = EXCLUDED.question THEN u.meaning
      END,
      meaning_model = CASE
        WHEN u.question = EXCLUDED.question THEN u.meaning_model
      END
    RETURNING
      u.tenant_id,
      u.meaning_model
  ),
  g AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT
      u.tenant_id,
      $24::uuid,
      'questions.regroup',
      u.tenant_id,
      $25::text
    FROM
      u
    WHERE
      $26::text IS NOT NULL
      AND u.meaning_model IS DISTINCT FROM $26::text
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

-- TurnAnswersRepository.complete: all was answered
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

-- TurnAnswersRepository.complete: a person takes over
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
  h AS (
    INSERT INTO
      handoffs (tenant_id, id, conversation_id, reason)
    SELECT
      $1::uuid,
      $21::uuid,
      conversation_id,
      $7::jsonb ->> 'reason'
    FROM
      m
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
      $22::text
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
      $22::text,
      now() + interval '1 minute'
    FROM
      h
    ON CONFLICT (tenant_id, id) DO NOTHING
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

-- TurnAnswersRepository.complete: a person takes over, and a question was left unanswered
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
  h AS (
    INSERT INTO
      handoffs (tenant_id, id, conversation_id, reason)
    SELECT
      $1::uuid,
      $21::uuid,
      conversation_id,
      $7::jsonb ->> 'reason'
    FROM
      m
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
      $22::text
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
      $22::text,
      now() + interval '1 minute'
    FROM
      h
    ON CONFLICT (tenant_id, id) DO NOTHING
  ),
  u AS (
    INSERT INTO
      unanswered_questions AS u (tenant_id, id, question, question_key, key_version, conversation_id)
    SELECT
      $1::uuid,
      $23::uuid,
      $24::text,
      $25::text,
      1,
      m.conversation_id
    FROM
      m
    ON CONFLICT (tenant_id, question_key) DO UPDATE
    SET
      count = u.count + 1,
      last_asked_at = now(),
      question = EXCLUDED.question,
      conversation_id = EXCLUDED.conversation_id,
      status = 'open',
      meaning = CASE
        WHEN u.question = EXCLUDED.question THEN u.meaning
      END,
      meaning_model = CASE
        WHEN u.question = EXCLUDED.question THEN u.meaning_model
      END
    RETURNING
      u.tenant_id,
      u.meaning_model
  ),
  g AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT
      u.tenant_id,
      $26::uuid,
      'questions.regroup',
      u.tenant_id,
      $27::text
    FROM
      u
    WHERE
      $28::text IS NOT NULL
      AND u.meaning_model IS DISTINCT FROM $28::text
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
