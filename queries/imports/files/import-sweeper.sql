-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ImportSweeper.run
WITH
  old AS (
    SELECT
      tenant_id,
      id,
      created_at AS age
    FROM
      import_problems
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
    DELETE FROM import_problems
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
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
      tenant_id,
      id,
      created_at AS age
    FROM
      import_files
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '1 day'
      AND NOT is_used
    ORDER BY
      created_at
    LIMIT
      10
  ),
  gone AS (
    DELETE FROM import_files
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND NOT is_used
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;
