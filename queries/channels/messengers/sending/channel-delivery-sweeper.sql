-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChannelDeliverySweeper.run
WITH
  old AS (
    SELECT
      tenant_id,
      id,
      created_at AS age
    FROM
      channel_deliveries
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '30 days'
      AND status <> 'queued'
    ORDER BY
      created_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM channel_deliveries
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND status <> 'queued'
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;
