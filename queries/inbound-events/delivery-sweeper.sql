-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeliverySweeper.run
DELETE FROM event_deliveries
WHERE
  created_at < LEAST(
    now() - interval '30 days',
    (
      SELECT
        min(created_at)
      FROM
        event_deliveries
    ) + interval '3 hours'
  )
RETURNING
  1 AS gone;
