-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantRows.erase: of two tables that refer to each other
SELECT
  quote_ident(c.relname) AS name
FROM
  pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid
  AND a.attname = 'tenant_id'
  AND NOT a.attisdropped
WHERE
  c.relnamespace = 'public'::regnamespace
  AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition
  AND has_table_privilege(c.oid, 'DELETE')
ORDER BY
  c.relname;

SELECT
  quote_ident(child.relname) AS child,
  quote_ident(parent.relname) AS parent,
  array_agg(quote_ident(a.attname)) AS columns,
  NOT bool_or(a.attnotnull) AS nullable
FROM
  pg_constraint k
  JOIN pg_class child ON child.oid = k.conrelid
  JOIN pg_class parent ON parent.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = k.conrelid
  AND a.attnum = ANY (k.conkey)
  AND a.attname <> 'tenant_id'
WHERE
  k.contype = 'f'
  AND child.relnamespace = 'public'::regnamespace
GROUP BY
  k.oid,
  1,
  2;

UPDATE messages
SET
  turn_id = NULL
WHERE
  ctid = ANY (
    ARRAY(
      SELECT
        ctid
      FROM
        messages
      WHERE
        turn_id IS NOT NULL
      LIMIT
        2000
    )
  )
RETURNING
  1 AS one;

WITH
  gone AS (
    DELETE FROM turns
    WHERE
      ctid = ANY (
        ARRAY(
          SELECT
            ctid
          FROM
            turns
          LIMIT
            2000
        )
      )
    RETURNING
      1
  )
SELECT
  count(*)::int AS count
FROM
  gone;

WITH
  gone AS (
    DELETE FROM messages
    WHERE
      ctid = ANY (
        ARRAY(
          SELECT
            ctid
          FROM
            messages
          LIMIT
            2000
        )
      )
    RETURNING
      1
  )
SELECT
  count(*)::int AS count
FROM
  gone;
