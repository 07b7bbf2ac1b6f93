-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TurnTraceSweeper.run
WITH
  old AS (
    SELECT
      tenant_id,
      turn_id,
      created_at AS age
    FROM
      turn_traces
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '30 days'
      AND true
    ORDER BY
      created_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM turn_traces
    WHERE
      (tenant_id, turn_id) IN (
        SELECT
          tenant_id,
          turn_id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;
