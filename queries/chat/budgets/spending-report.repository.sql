-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SpendingReportRepository.days
SELECT
  starts,
  reserved_tokens,
  reserved_micro_usd,
  input_tokens,
  cached_input_tokens,
  output_tokens,
  micro_usd,
  own_key_micro_usd,
  saved_micro_usd,
  calls,
  unpriced_calls,
  estimated_calls,
  warned_at
FROM
  model_spending
WHERE
  scope = 'tenant_day'
  AND starts BETWEEN $1::date AND $2::date
ORDER BY
  starts;

-- SpendingReportRepository.standing
SELECT
  starts,
  reserved_tokens,
  reserved_micro_usd,
  input_tokens,
  cached_input_tokens,
  output_tokens,
  micro_usd,
  own_key_micro_usd,
  saved_micro_usd,
  calls,
  unpriced_calls,
  estimated_calls,
  warned_at
FROM
  model_spending
WHERE
  scope = $1
  AND starts = $2::date;

-- SpendingReportRepository.warning
SELECT
  scope,
  warned_at
FROM
  model_spending
WHERE
  warning_id = $1;

-- SpendingReportRepository.postpone
UPDATE outbox
SET
  sent_at = $2
WHERE
  id = $1;

-- SpendingReportRepository.giveUp
BEGIN;

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

COMMIT;

-- SpendingReportRepository.settle
DELETE FROM outbox
WHERE
  id = $1;
