-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TurnTracesRepository.get
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
  t.finished_at,
  r.trace,
  a.confidence,
  t.model,
  t.input_tokens,
  t.output_tokens,
  t.cost_micro_usd::float8 AS micro_usd,
  t.saved_micro_usd::float8 AS saved_micro_usd
FROM
  turns t
  JOIN conversations c ON c.tenant_id = t.tenant_id
  AND c.id = t.conversation_id
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
  LEFT JOIN turn_traces r ON r.tenant_id = t.tenant_id
  AND r.turn_id = t.id
  LEFT JOIN messages a ON a.tenant_id = t.tenant_id
  AND a.id = t.answer_id
WHERE
  t.id = $1;
