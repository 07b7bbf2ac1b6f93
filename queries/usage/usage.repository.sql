-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- UsageRepository.turns
SELECT
  (created_at AT TIME ZONE $5)::date AS day,
  responder,
  count(*)::int AS count,
  count(*) FILTER (
    WHERE
      degraded
  )::int AS degraded,
  COALESCE(sum(saved_micro_usd), 0)::float8 AS "savedMicroUsd"
FROM
  turns
WHERE
  id >= $1
  AND id < $2
  AND created_at >= $3
  AND created_at < $4
  AND status = 'completed'
  AND responder IS NOT NULL
GROUP BY
  1,
  2;

-- UsageRepository.messages
SELECT
  (created_at AT TIME ZONE $5)::date AS day,
  count(*)::int AS count
FROM
  messages
WHERE
  id >= $1
  AND id < $2
  AND created_at >= $3
  AND created_at < $4
GROUP BY
  1;

-- UsageRepository.storage
SELECT
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          products
        LIMIT
          100000
      ) t
  ) AS products,
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          articles
        LIMIT
          100000
      ) t
  ) AS articles,
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          orders
        LIMIT
          100000
      ) t
  ) AS orders,
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          conversations
        LIMIT
          100000
      ) t
  ) AS conversations,
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          visitors
        LIMIT
          100000
      ) t
  ) AS visitors;
