-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- IdempotencySweeper.run
WITH
  old AS (
    SELECT
      tenant_id,
      route,
      key,
      created_at AS age
    FROM
      idempotency_keys
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '24 hours'
      AND true
    ORDER BY
      created_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM idempotency_keys
    WHERE
      (tenant_id, route, key) IN (
        SELECT
          tenant_id,
          route,
          key
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

WITH
  old AS (
    SELECT
      route,
      key,
      created_at AS age
    FROM
      platform_idempotency_keys
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '24 hours'
      AND true
    ORDER BY
      created_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM platform_idempotency_keys
    WHERE
      (route, key) IN (
        SELECT
          route,
          key
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
