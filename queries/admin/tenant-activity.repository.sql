-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantActivityRepository.count
SELECT
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          messages
        WHERE
          id >= $1
        LIMIT
          100000
      ) m
  ) AS messages,
  (
    SELECT
      count(*)::int
    FROM
      (
        SELECT
        FROM
          conversations
        WHERE
          status = 'waiting'
        LIMIT
          100000
      ) c
  ) AS waiting,
  (
    SELECT
      count(*) FILTER (
        WHERE
          status = 'failed'
      )::int
    FROM
      (
        SELECT
          status
        FROM
          turns
        WHERE
          id >= $1
        LIMIT
          100000
      ) t
  ) AS failed;
