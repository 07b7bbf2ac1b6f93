-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChannelDeliverySweeper.run
DELETE FROM channel_deliveries
WHERE
  status <> 'queued'
  AND created_at < LEAST(
    now() - interval '30 days',
    (
      SELECT
        min(created_at)
      FROM
        channel_deliveries
      WHERE
        status <> 'queued'
    ) + interval '3 hours'
  )
RETURNING
  1 AS gone;
