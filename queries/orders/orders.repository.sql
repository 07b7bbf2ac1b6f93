-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OrdersRepository.upsert: an order is new
BEGIN;

INSERT INTO
  orders AS o (
    tenant_id,
    id,
    number,
    number_key,
    loose_key,
    digits_key,
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash
  )
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  number,
  number_key,
  loose_key,
  digits_key,
  external_id,
  status,
  placed_at,
  currency,
  total_minor,
  customer_name,
  customer_email,
  customer_phone,
  expected_at,
  note,
  lines,
  content_hash
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    number text,
    number_key text,
    loose_key text,
    digits_key text,
    external_id text,
    status text,
    placed_at timestamptz,
    currency text,
    total_minor bigint,
    customer_name text,
    customer_email text,
    customer_phone text,
    expected_at date,
    note text,
    lines jsonb,
    content_hash bytea
  )
ON CONFLICT (tenant_id, number) DO UPDATE
SET
  (
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash,
    updated_at,
    data_at
  ) = (
    EXCLUDED.external_id,
    EXCLUDED.status,
    EXCLUDED.placed_at,
    EXCLUDED.currency,
    EXCLUDED.total_minor,
    EXCLUDED.customer_name,
    EXCLUDED.customer_email,
    EXCLUDED.customer_phone,
    EXCLUDED.expected_at,
    EXCLUDED.note,
    EXCLUDED.lines,
    EXCLUDED.content_hash,
    now(),
    now()
  )
WHERE
  o.content_hash IS DISTINCT FROM EXCLUDED.content_hash
RETURNING
  o.id,
  o.number,
  o.created_at = o.updated_at AS created;

INSERT INTO
  order_items (tenant_id, id, order_id, position, sku, name, quantity, quantity_thousandths, unit_price_minor)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  sku,
  name,
  GREATEST(1, quantity_thousandths / 1000),
  quantity_thousandths,
  unit_price_minor
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    sku text,
    name text,
    quantity_thousandths integer,
    unit_price_minor bigint
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

INSERT INTO
  shipments (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status, items)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  carrier,
  tracking_number,
  tracking_url,
  status,
  items
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    carrier text,
    tracking_number text,
    tracking_url text,
    status text,
    items jsonb
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

COMMIT;

-- OrdersRepository.upsert: an order has changed
BEGIN;

INSERT INTO
  orders AS o (
    tenant_id,
    id,
    number,
    number_key,
    loose_key,
    digits_key,
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash
  )
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  number,
  number_key,
  loose_key,
  digits_key,
  external_id,
  status,
  placed_at,
  currency,
  total_minor,
  customer_name,
  customer_email,
  customer_phone,
  expected_at,
  note,
  lines,
  content_hash
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    number text,
    number_key text,
    loose_key text,
    digits_key text,
    external_id text,
    status text,
    placed_at timestamptz,
    currency text,
    total_minor bigint,
    customer_name text,
    customer_email text,
    customer_phone text,
    expected_at date,
    note text,
    lines jsonb,
    content_hash bytea
  )
ON CONFLICT (tenant_id, number) DO UPDATE
SET
  (
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash,
    updated_at,
    data_at
  ) = (
    EXCLUDED.external_id,
    EXCLUDED.status,
    EXCLUDED.placed_at,
    EXCLUDED.currency,
    EXCLUDED.total_minor,
    EXCLUDED.customer_name,
    EXCLUDED.customer_email,
    EXCLUDED.customer_phone,
    EXCLUDED.expected_at,
    EXCLUDED.note,
    EXCLUDED.lines,
    EXCLUDED.content_hash,
    now(),
    now()
  )
WHERE
  o.content_hash IS DISTINCT FROM EXCLUDED.content_hash
RETURNING
  o.id,
  o.number,
  o.created_at = o.updated_at AS created;

DELETE FROM order_items
WHERE
  order_id = ANY ($1::uuid[]);

DELETE FROM shipments
WHERE
  order_id = ANY ($1::uuid[]);

INSERT INTO
  order_items (tenant_id, id, order_id, position, sku, name, quantity, quantity_thousandths, unit_price_minor)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  sku,
  name,
  GREATEST(1, quantity_thousandths / 1000),
  quantity_thousandths,
  unit_price_minor
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    sku text,
    name text,
    quantity_thousandths integer,
    unit_price_minor bigint
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

INSERT INTO
  shipments (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status, items)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  carrier,
  tracking_number,
  tracking_url,
  status,
  items
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    carrier text,
    tracking_number text,
    tracking_url text,
    status text,
    items jsonb
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

COMMIT;

-- OrdersRepository.upsert: nothing has changed
BEGIN;

INSERT INTO
  orders AS o (
    tenant_id,
    id,
    number,
    number_key,
    loose_key,
    digits_key,
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash
  )
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  number,
  number_key,
  loose_key,
  digits_key,
  external_id,
  status,
  placed_at,
  currency,
  total_minor,
  customer_name,
  customer_email,
  customer_phone,
  expected_at,
  note,
  lines,
  content_hash
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    number text,
    number_key text,
    loose_key text,
    digits_key text,
    external_id text,
    status text,
    placed_at timestamptz,
    currency text,
    total_minor bigint,
    customer_name text,
    customer_email text,
    customer_phone text,
    expected_at date,
    note text,
    lines jsonb,
    content_hash bytea
  )
ON CONFLICT (tenant_id, number) DO UPDATE
SET
  (
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash,
    updated_at,
    data_at
  ) = (
    EXCLUDED.external_id,
    EXCLUDED.status,
    EXCLUDED.placed_at,
    EXCLUDED.currency,
    EXCLUDED.total_minor,
    EXCLUDED.customer_name,
    EXCLUDED.customer_email,
    EXCLUDED.customer_phone,
    EXCLUDED.expected_at,
    EXCLUDED.note,
    EXCLUDED.lines,
    EXCLUDED.content_hash,
    now(),
    now()
  )
WHERE
  o.content_hash IS DISTINCT FROM EXCLUDED.content_hash
RETURNING
  o.id,
  o.number,
  o.created_at = o.updated_at AS created;

UPDATE orders
SET
  data_at = now()
WHERE
  number = ANY ($1::text[]);

COMMIT;

-- OrdersRepository.create
BEGIN;

INSERT INTO
  orders AS o (
    tenant_id,
    id,
    number,
    number_key,
    loose_key,
    digits_key,
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash
  )
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  number,
  number_key,
  loose_key,
  digits_key,
  external_id,
  status,
  placed_at,
  currency,
  total_minor,
  customer_name,
  customer_email,
  customer_phone,
  expected_at,
  note,
  lines,
  content_hash
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    number text,
    number_key text,
    loose_key text,
    digits_key text,
    external_id text,
    status text,
    placed_at timestamptz,
    currency text,
    total_minor bigint,
    customer_name text,
    customer_email text,
    customer_phone text,
    expected_at date,
    note text,
    lines jsonb,
    content_hash bytea
  )
RETURNING
  o.id,
  o.number,
  true AS created;

INSERT INTO
  order_items (tenant_id, id, order_id, position, sku, name, quantity, quantity_thousandths, unit_price_minor)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  sku,
  name,
  GREATEST(1, quantity_thousandths / 1000),
  quantity_thousandths,
  unit_price_minor
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    sku text,
    name text,
    quantity_thousandths integer,
    unit_price_minor bigint
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

INSERT INTO
  shipments (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status, items)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  carrier,
  tracking_number,
  tracking_url,
  status,
  items
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    carrier text,
    tracking_number text,
    tracking_url text,
    status text,
    items jsonb
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

COMMIT;

-- OrdersRepository.change
BEGIN;

SELECT
FROM
  orders
WHERE
  id = $1
  AND require_match (row_version)
FOR NO KEY UPDATE;

SELECT
  o.id,
  o.number,
  o.external_id,
  o.status,
  o.placed_at,
  o.currency,
  o.total_minor,
  o.customer_name,
  o.customer_email,
  o.customer_phone,
  o.expected_at,
  o.note,
  o.lines,
  o.paid_at,
  o.refunded_minor,
  o.created_at,
  o.updated_at,
  o.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'sku',
            i.sku,
            'name',
            i.name,
            'productName',
            p.name,
            'thousandths',
            COALESCE(i.quantity_thousandths, i.quantity * 1000),
            'unitPriceMinor',
            i.unit_price_minor::text
          )
          ORDER BY
            i.position
        ),
        '[]'
      )
    FROM
      order_items i
      LEFT JOIN products p ON p.tenant_id = i.tenant_id
      AND p.sku = i.sku
    WHERE
      i.tenant_id = o.tenant_id
      AND i.order_id = o.id
  ) AS items,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'carrier',
            s.carrier,
            'trackingNumber',
            s.tracking_number,
            'trackingUrl',
            s.tracking_url,
            'status',
            s.status,
            'items',
            s.items
          )
          ORDER BY
            s.position
        ),
        '[]'
      )
    FROM
      shipments s
    WHERE
      s.tenant_id = o.tenant_id
      AND s.order_id = o.id
  ) AS shipments
FROM
  orders o
WHERE
  o.id = $1;

UPDATE orders
SET
  (
    external_id,
    status,
    placed_at,
    currency,
    total_minor,
    customer_name,
    customer_email,
    customer_phone,
    expected_at,
    note,
    lines,
    content_hash,
    updated_at,
    data_at
  ) = (
    SELECT
      external_id,
      status,
      placed_at,
      currency,
      total_minor,
      customer_name,
      customer_email,
      customer_phone,
      expected_at,
      note,
      lines,
      content_hash,
      now(),
      $3::timestamptz
    FROM
      jsonb_to_recordset($1::jsonb) AS r (
        id uuid,
        number text,
        number_key text,
        loose_key text,
        digits_key text,
        external_id text,
        status text,
        placed_at timestamptz,
        currency text,
        total_minor bigint,
        customer_name text,
        customer_email text,
        customer_phone text,
        expected_at date,
        note text,
        lines jsonb,
        content_hash bytea
      )
  )
WHERE
  id = $2
RETURNING
  id,
  number,
  false AS created;

DELETE FROM order_items
WHERE
  order_id = ANY ($1::uuid[]);

DELETE FROM shipments
WHERE
  order_id = ANY ($1::uuid[]);

INSERT INTO
  order_items (tenant_id, id, order_id, position, sku, name, quantity, quantity_thousandths, unit_price_minor)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  sku,
  name,
  GREATEST(1, quantity_thousandths / 1000),
  quantity_thousandths,
  unit_price_minor
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    sku text,
    name text,
    quantity_thousandths integer,
    unit_price_minor bigint
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

INSERT INTO
  shipments (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url, status, items)
SELECT
  current_setting('app.current_tenant')::uuid,
  id,
  order_id,
  position,
  carrier,
  tracking_number,
  tracking_url,
  status,
  items
FROM
  jsonb_to_recordset($1::jsonb) AS r (
    id uuid,
    order_number text,
    position integer,
    carrier text,
    tracking_number text,
    tracking_url text,
    status text,
    items jsonb
  )
  JOIN unnest($2::uuid[], $3::text[]) AS o (order_id, number) ON o.number = r.order_number;

COMMIT;

-- OrdersRepository.list
SELECT
  o.id,
  o.number,
  o.external_id,
  o.status,
  o.placed_at,
  o.currency,
  o.total_minor,
  o.customer_name,
  o.customer_email,
  o.customer_phone,
  o.expected_at,
  o.note,
  o.lines,
  o.paid_at,
  o.refunded_minor,
  o.created_at,
  o.updated_at,
  o.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'sku',
            i.sku,
            'name',
            i.name,
            'productName',
            p.name,
            'thousandths',
            COALESCE(i.quantity_thousandths, i.quantity * 1000),
            'unitPriceMinor',
            i.unit_price_minor::text
          )
          ORDER BY
            i.position
        ),
        '[]'
      )
    FROM
      order_items i
      LEFT JOIN products p ON p.tenant_id = i.tenant_id
      AND p.sku = i.sku
    WHERE
      i.tenant_id = o.tenant_id
      AND i.order_id = o.id
  ) AS items,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'carrier',
            s.carrier,
            'trackingNumber',
            s.tracking_number,
            'trackingUrl',
            s.tracking_url,
            'status',
            s.status,
            'items',
            s.items
          )
          ORDER BY
            s.position
        ),
        '[]'
      )
    FROM
      shipments s
    WHERE
      s.tenant_id = o.tenant_id
      AND s.order_id = o.id
  ) AS shipments
FROM
  orders o
WHERE
  (
    $2::uuid IS NULL
    OR o.id < $2
  )
  AND (
    $3::text IS NULL
    OR o.status = $3
  )
  AND (
    $4::text[] IS NULL
    OR o.customer_email = ANY ($4)
    OR o.customer_phone = ANY ($4)
  )
  AND (
    $5::text IS NULL
    OR o.number_key = $5
  )
  AND (
    $6::text IS NULL
    OR o.external_id = $6
  )
ORDER BY
  o.id DESC
LIMIT
  $1;

-- OrdersRepository.get
SELECT
  o.id,
  o.number,
  o.external_id,
  o.status,
  o.placed_at,
  o.currency,
  o.total_minor,
  o.customer_name,
  o.customer_email,
  o.customer_phone,
  o.expected_at,
  o.note,
  o.lines,
  o.paid_at,
  o.refunded_minor,
  o.created_at,
  o.updated_at,
  o.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'sku',
            i.sku,
            'name',
            i.name,
            'productName',
            p.name,
            'thousandths',
            COALESCE(i.quantity_thousandths, i.quantity * 1000),
            'unitPriceMinor',
            i.unit_price_minor::text
          )
          ORDER BY
            i.position
        ),
        '[]'
      )
    FROM
      order_items i
      LEFT JOIN products p ON p.tenant_id = i.tenant_id
      AND p.sku = i.sku
    WHERE
      i.tenant_id = o.tenant_id
      AND i.order_id = o.id
  ) AS items,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'carrier',
            s.carrier,
            'trackingNumber',
            s.tracking_number,
            'trackingUrl',
            s.tracking_url,
            'status',
            s.status,
            'items',
            s.items
          )
          ORDER BY
            s.position
        ),
        '[]'
      )
    FROM
      shipments s
    WHERE
      s.tenant_id = o.tenant_id
      AND s.order_id = o.id
  ) AS shipments
FROM
  orders o
WHERE
  o.id = $1;

-- OrdersRepository.remove
DELETE FROM orders
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

-- OrdersRepository.findByProof
SELECT
  o.id,
  o.number,
  o.external_id,
  o.status,
  o.placed_at,
  o.currency,
  o.total_minor,
  o.customer_name,
  o.customer_email,
  o.customer_phone,
  o.expected_at,
  o.note,
  o.lines,
  o.paid_at,
  o.refunded_minor,
  o.created_at,
  o.updated_at,
  o.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'sku',
            i.sku,
            'name',
            i.name,
            'productName',
            p.name,
            'thousandths',
            COALESCE(i.quantity_thousandths, i.quantity * 1000),
            'unitPriceMinor',
            i.unit_price_minor::text
          )
          ORDER BY
            i.position
        ),
        '[]'
      )
    FROM
      order_items i
      LEFT JOIN products p ON p.tenant_id = i.tenant_id
      AND p.sku = i.sku
    WHERE
      i.tenant_id = o.tenant_id
      AND i.order_id = o.id
  ) AS items,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'carrier',
            s.carrier,
            'trackingNumber',
            s.tracking_number,
            'trackingUrl',
            s.tracking_url,
            'status',
            s.status,
            'items',
            s.items
          )
          ORDER BY
            s.position
        ),
        '[]'
      )
    FROM
      shipments s
    WHERE
      s.tenant_id = o.tenant_id
      AND s.order_id = o.id
  ) AS shipments,
  proof.place::integer - 1 AS proof
FROM
  unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS proof (number_key, loose_key, digits_key, email, phone, place)
  JOIN orders o ON (
    o.customer_email = proof.email
    OR o.customer_phone = proof.phone
  )
  AND (
    o.number_key = proof.number_key
    OR o.loose_key = proof.loose_key
    OR o.digits_key = proof.loose_key
    OR (
      o.digits_key = o.loose_key
      AND o.loose_key = proof.digits_key
    )
  )
ORDER BY
  proof.place,
  (o.number_key = proof.number_key) DESC,
  (o.loose_key = proof.loose_key) DESC,
  o.id DESC
LIMIT
  1;

-- OrdersRepository.findLatestOf
SELECT
  o.id,
  o.number,
  o.external_id,
  o.status,
  o.placed_at,
  o.currency,
  o.total_minor,
  o.customer_name,
  o.customer_email,
  o.customer_phone,
  o.expected_at,
  o.note,
  o.lines,
  o.paid_at,
  o.refunded_minor,
  o.created_at,
  o.updated_at,
  o.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'sku',
            i.sku,
            'name',
            i.name,
            'productName',
            p.name,
            'thousandths',
            COALESCE(i.quantity_thousandths, i.quantity * 1000),
            'unitPriceMinor',
            i.unit_price_minor::text
          )
          ORDER BY
            i.position
        ),
        '[]'
      )
    FROM
      order_items i
      LEFT JOIN products p ON p.tenant_id = i.tenant_id
      AND p.sku = i.sku
    WHERE
      i.tenant_id = o.tenant_id
      AND i.order_id = o.id
  ) AS items,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object(
            'carrier',
            s.carrier,
            'trackingNumber',
            s.tracking_number,
            'trackingUrl',
            s.tracking_url,
            'status',
            s.status,
            'items',
            s.items
          )
          ORDER BY
            s.position
        ),
        '[]'
      )
    FROM
      shipments s
    WHERE
      s.tenant_id = o.tenant_id
      AND s.order_id = o.id
  ) AS shipments
FROM
  orders o
WHERE
  o.customer_email = ANY ($1::text[])
ORDER BY
  o.status IN ('delivered', 'cancelled', 'returned', 'refunded', 'partially_refunded'),
  COALESCE(o.placed_at, o.created_at) DESC,
  o.id DESC
LIMIT
  1;

-- OrdersRepository.findAllOf
SELECT
  o.id,
  o.number,
  o.status,
  COALESCE(o.placed_at, o.created_at) AS at,
  count(*) OVER ()::integer AS total
FROM
  orders o
WHERE
  o.customer_email = ANY ($1::text[])
  OR o.customer_phone = $2
ORDER BY
  at DESC,
  o.id DESC
LIMIT
  $3;

-- OrdersRepository.sampleNumbers
(
  SELECT
    number
  FROM
    orders
  ORDER BY
    id DESC
  LIMIT
    $1
)
UNION
(
  SELECT
    number
  FROM
    orders
  ORDER BY
    id
  LIMIT
    $2
);

-- OrdersRepository.knownSkus
SELECT
  sku
FROM
  products
WHERE
  sku = ANY ($1::text[]);
