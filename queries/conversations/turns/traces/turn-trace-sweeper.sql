-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TurnTraceSweeper.run
WITH
  gone AS (
    DELETE FROM turn_traces
    WHERE
      created_at < LEAST(
        now() - interval '30 days',
        (
          SELECT
            min(created_at)
          FROM
            turn_traces
        ) + interval '3 hours'
      )
    RETURNING
      created_at
  )
SELECT
  count(*)::int AS count
FROM
  gone;
