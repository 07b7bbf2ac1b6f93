-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- WebhookSweeper.run
DELETE FROM webhook_events
WHERE
  created_at < LEAST(
    now() - interval '30 days',
    (
      SELECT
        min(created_at)
      FROM
        webhook_events
    ) + interval '3 hours'
  )
RETURNING
  1 AS gone;
