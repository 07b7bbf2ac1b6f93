-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ProductsRepository.upsert
WITH
  incoming AS MATERIALIZED (
    SELECT
      *
    FROM
      jsonb_to_recordset($1::jsonb) AS r (
        id uuid,
        sku text,
        name text,
        description text,
        original jsonb,
        parent_sku text,
        options jsonb,
        price_minor bigint,
        currency text,
        stock integer,
        url text,
        image_url text,
        tags text[],
        attributes jsonb,
        status text,
        source_id uuid,
        source_url text,
        fetched_at timestamptz
      )
  ),
  changed AS (
    INSERT INTO
      products AS p (
        tenant_id,
        id,
        sku,
        name,
        description,
        original,
        parent_sku,
        options,
        price_minor,
        currency,
        stock,
        url,
        image_url,
        tags,
        attributes,
        status,
        source_id,
        source_url,
        fetched_at
      )
    SELECT
      current_setting('app.current_tenant')::uuid,
      id,
      sku,
      name,
      description,
      original,
      parent_sku,
      options,
      price_minor,
      currency,
      stock,
      url,
      image_url,
      tags,
      attributes,
      status,
      source_id,
      source_url,
      fetched_at
    FROM
      incoming
    ON CONFLICT (tenant_id, sku) DO UPDATE
    SET
      (
        name,
        description,
        original,
        parent_sku,
        options,
        price_minor,
        currency,
        stock,
        url,
        image_url,
        tags,
        attributes,
        status,
        source_id,
        source_url,
        fetched_at,
        updated_at,
        stock_at
      ) = (
        EXCLUDED.name,
        EXCLUDED.description,
        EXCLUDED.original,
        EXCLUDED.parent_sku,
        EXCLUDED.options,
        EXCLUDED.price_minor,
        EXCLUDED.currency,
        EXCLUDED.stock,
        EXCLUDED.url,
        EXCLUDED.image_url,
        EXCLUDED.tags,
        EXCLUDED.attributes,
        EXCLUDED.status,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at,
        now(),
        now()
      )
    WHERE
      (
        p.name,
        p.description,
        p.original,
        p.parent_sku,
        p.options,
        p.price_minor,
        p.currency,
        p.stock,
        p.url,
        p.image_url,
        p.tags,
        p.attributes,
        p.status,
        p.source_id,
        p.source_url,
        p.fetched_at
      ) IS DISTINCT FROM (
        EXCLUDED.name,
        EXCLUDED.description,
        EXCLUDED.original,
        EXCLUDED.parent_sku,
        EXCLUDED.options,
        EXCLUDED.price_minor,
        EXCLUDED.currency,
        EXCLUDED.stock,
        EXCLUDED.url,
        EXCLUDED.image_url,
        EXCLUDED.tags,
        EXCLUDED.attributes,
        EXCLUDED.status,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at
      )
      AND (
        EXCLUDED.source_id IS NULL
        OR EXCLUDED.source_id = p.source_id
      )
    RETURNING
      p.sku,
      p.created_at = p.updated_at AS created
  ),
  marked AS (
    INSERT INTO
      stock_marks AS m (tenant_id, product_id, told_at)
    SELECT
      p.tenant_id,
      p.id,
      now()
    FROM
      incoming r
      CROSS JOIN LATERAL (
        SELECT
          tenant_id,
          id,
          source_id
        FROM
          products
        WHERE
          sku = r.sku
        OFFSET
          0
      ) p
    WHERE
      r.sku NOT IN (
        SELECT
          sku
        FROM
          changed
      )
      AND (
        r.source_id IS NULL
        OR r.source_id = p.source_id
      )
    ORDER BY
      r.sku
    ON CONFLICT (tenant_id, product_id) DO UPDATE
    SET
      told_at = GREATEST(m.told_at, EXCLUDED.told_at)
  )
SELECT
  count(*) FILTER (
    WHERE
      created
  ) AS created,
  count(*) FILTER (
    WHERE
      NOT created
  ) AS updated
FROM
  changed;

-- ProductsRepository.list
SELECT
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  products
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR sku = $3
  )
  AND (
    $4::text IS NULL
    OR parent_sku = $4
  )
  AND (
    $5::text IS NULL
    OR status = $5
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ProductsRepository.skusOfOthers
SELECT
  sku
FROM
  products
WHERE
  sku = ANY ($1::text[])
  AND source_id IS DISTINCT FROM $2::uuid;

-- ProductsRepository.getMany
SELECT
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  products
WHERE
  id = ANY ($1::uuid[]);

-- ProductsRepository.change
BEGIN;

SELECT
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  products
WHERE
  id = $1
  AND require_match (row_version)
FOR NO KEY UPDATE;

UPDATE products p
SET
  (
    name,
    description,
    original,
    parent_sku,
    options,
    price_minor,
    currency,
    stock,
    url,
    image_url,
    tags,
    attributes,
    status,
    source_id,
    source_url,
    fetched_at,
    updated_at,
    stock_at
  ) = (
    SELECT
      name,
      description,
      original,
      parent_sku,
      options,
      price_minor,
      currency,
      stock,
      url,
      image_url,
      tags,
      attributes,
      status,
      source_id,
      source_url,
      fetched_at,
      now(),
      CASE
        WHEN $3::boolean
        OR p.stock IS DISTINCT FROM r.stock THEN now()
        ELSE p.stock_at
      END
    FROM
      jsonb_to_recordset($1::jsonb) AS r (
        id uuid,
        sku text,
        name text,
        description text,
        original jsonb,
        parent_sku text,
        options jsonb,
        price_minor bigint,
        currency text,
        stock integer,
        url text,
        image_url text,
        tags text[],
        attributes jsonb,
        status text,
        source_id uuid,
        source_url text,
        fetched_at timestamptz
      )
  )
WHERE
  id = $2
RETURNING
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version;

COMMIT;

-- ProductsRepository.remove
DELETE FROM products
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

-- ProductsRepository.browse: the cheapest first
SELECT
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  products
WHERE
  status = 'active'
  AND (
    $2::bigint IS NULL
    OR price_minor >= $2
  )
  AND (
    $3::bigint IS NULL
    OR price_minor <= $3
  )
  AND (
    $4::boolean IS NOT TRUE
    OR stock IS NULL
    OR stock > 0
  )
ORDER BY
  price_minor,
  id
LIMIT
  $1;

-- ProductsRepository.browse: the dearest first
SELECT
  id,
  sku,
  name,
  description,
  original,
  parent_sku,
  options,
  price_minor,
  currency,
  stock,
  url,
  image_url,
  tags,
  attributes,
  status,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  products
WHERE
  status = 'active'
  AND (
    $2::bigint IS NULL
    OR price_minor >= $2
  )
  AND (
    $3::bigint IS NULL
    OR price_minor <= $3
  )
  AND (
    $4::boolean IS NOT TRUE
    OR stock IS NULL
    OR stock > 0
  )
  AND price_minor IS NOT NULL
ORDER BY
  price_minor DESC,
  id
LIMIT
  $1;
