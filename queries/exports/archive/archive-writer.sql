-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ArchiveWriter.write
BEGIN;

SET
  LOCAL DateStyle = 'ISO, YMD';

SET
  LOCAL IntervalStyle = 'postgres';

SET
  LOCAL TimeZone = 'UTC';

SET
  LOCAL extra_float_digits = 1;

SET
  LOCAL bytea_output = 'hex';

SELECT
  id,
  slug,
  name,
  knowledge_version,
  now() AS at,
  (
    SELECT
      name
    FROM
      migrations
    ORDER BY
      timestamp DESC
    LIMIT
      1
  ) AS schema
FROM
  tenants;

SELECT
  c.relname AS table,
  array_agg(
    a.attname::text
    ORDER BY
      a.attnum
  ) FILTER (
    WHERE
      a.attgenerated = ''
      AND a.attname <> 'tenant_id'
  ) AS columns,
  COALESCE(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('name', k.attname, 'isText', k.attcollation <> 0)
          ORDER BY
            p.place
        )
      FROM
        pg_index i
        CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY p (number, place)
        JOIN pg_attribute k ON k.attrelid = i.indrelid
        AND k.attnum = p.number
      WHERE
        i.indrelid = c.oid
        AND i.indisprimary
        AND k.attname <> 'tenant_id'
    ),
    '[]'
  ) AS key
FROM
  pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid
  AND a.attnum > 0
  AND NOT a.attisdropped
WHERE
  c.relnamespace = 'public'::regnamespace
  AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition
  AND (
    c.relname = 'tenants'
    OR EXISTS (
      SELECT
      FROM
        pg_attribute t
      WHERE
        t.attrelid = c.oid
        AND t.attname = 'tenant_id'
        AND NOT t.attisdropped
    )
  )
GROUP BY
  c.oid,
  c.relname
ORDER BY
  1;

DECLARE archived NO SCROLL CURSOR FOR
SELECT
  row_to_json(x)::text AS line
FROM
  (
    SELECT
      "id",
      "name"
    FROM
      visitors
    WHERE
      true
    ORDER BY
      "id"
  ) x;

FETCH 200
FROM
  archived;

CLOSE archived;

COMMIT;

-- ArchiveWriter.write: of one visitor
BEGIN;

SET
  LOCAL DateStyle = 'ISO, YMD';

SET
  LOCAL IntervalStyle = 'postgres';

SET
  LOCAL TimeZone = 'UTC';

SET
  LOCAL extra_float_digits = 1;

SET
  LOCAL bytea_output = 'hex';

SELECT
  id,
  slug,
  name,
  knowledge_version,
  now() AS at,
  (
    SELECT
      name
    FROM
      migrations
    ORDER BY
      timestamp DESC
    LIMIT
      1
  ) AS schema
FROM
  tenants;

SELECT
  c.relname AS table,
  array_agg(
    a.attname::text
    ORDER BY
      a.attnum
  ) FILTER (
    WHERE
      a.attgenerated = ''
      AND a.attname <> 'tenant_id'
  ) AS columns,
  COALESCE(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('name', k.attname, 'isText', k.attcollation <> 0)
          ORDER BY
            p.place
        )
      FROM
        pg_index i
        CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY p (number, place)
        JOIN pg_attribute k ON k.attrelid = i.indrelid
        AND k.attnum = p.number
      WHERE
        i.indrelid = c.oid
        AND i.indisprimary
        AND k.attname <> 'tenant_id'
    ),
    '[]'
  ) AS key
FROM
  pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid
  AND a.attnum > 0
  AND NOT a.attisdropped
WHERE
  c.relnamespace = 'public'::regnamespace
  AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition
  AND (
    c.relname = 'tenants'
    OR EXISTS (
      SELECT
      FROM
        pg_attribute t
      WHERE
        t.attrelid = c.oid
        AND t.attname = 'tenant_id'
        AND NOT t.attisdropped
    )
  )
GROUP BY
  c.oid,
  c.relname
ORDER BY
  1;

DECLARE archived NO SCROLL CURSOR FOR
SELECT
  row_to_json(x)::text AS line
FROM
  (
    SELECT
      "id",
      "name"
    FROM
      visitors
    WHERE
      id = $1
    ORDER BY
      "id"
  ) x;

FETCH 200
FROM
  archived;

CLOSE archived;

COMMIT;
