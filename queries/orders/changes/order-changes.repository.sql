-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AppliedOrders.apply: an order is new
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ('order ' || current_setting('app.current_tenant') || ' ' || $1, 0));

SELECT
  o.id,
  o.data_at
FROM
  orders o
WHERE
  o.external_id = ANY ($1::text[])
  OR o.number_key = NULLIF($2::text, '')
  OR o.id IN (
    SELECT
      order_id
    FROM
      order_payments
    WHERE
      reference = $3::text
  )
ORDER BY
  (o.external_id = ANY ($1::text[])) DESC NULLS LAST,
  (o.number = $4::text) DESC NULLS LAST,
  o.id DESC
LIMIT
  1
FOR NO KEY UPDATE OF
  o;

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
  order_payments AS p (tenant_id, id, order_id, source_id, reference, paid_at, refunded_minor)
VALUES
  ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (tenant_id, order_id, source_id, reference) DO UPDATE
SET
  paid_at = COALESCE(p.paid_at, EXCLUDED.paid_at),
  refunded_minor = GREATEST(p.refunded_minor, EXCLUDED.refunded_minor);

SELECT
  min(paid_at) AS paid_at,
  max(refunded)::bigint AS refunded_minor
FROM
  (
    SELECT
      min(paid_at) AS paid_at,
      sum(refunded_minor) AS refunded
    FROM
      order_payments
    WHERE
      order_id = $1
    GROUP BY
      source_id
  ) s;

UPDATE orders
SET
  data_at = $2,
  paid_at = $3,
  refunded_minor = $4,
  updated_at = CASE
    WHEN (paid_at, refunded_minor) IS DISTINCT FROM ($3::timestamptz, $4::bigint) THEN now()
    ELSE updated_at
  END
WHERE
  id = $1
  AND (data_at, paid_at, refunded_minor) IS DISTINCT FROM ($2::timestamptz, $3::timestamptz, $4::bigint);

COMMIT;

-- AppliedOrders.apply: an order has changed
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ('order ' || current_setting('app.current_tenant') || ' ' || $1, 0));

SELECT
  o.id,
  o.data_at
FROM
  orders o
WHERE
  o.external_id = ANY ($1::text[])
  OR o.number_key = NULLIF($2::text, '')
  OR o.id IN (
    SELECT
      order_id
    FROM
      order_payments
    WHERE
      reference = $3::text
  )
ORDER BY
  (o.external_id = ANY ($1::text[])) DESC NULLS LAST,
  (o.number = $4::text) DESC NULLS LAST,
  o.id DESC
LIMIT
  1
FOR NO KEY UPDATE OF
  o;

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

INSERT INTO
  order_payments AS p (tenant_id, id, order_id, source_id, reference, paid_at, refunded_minor)
VALUES
  ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (tenant_id, order_id, source_id, reference) DO UPDATE
SET
  paid_at = COALESCE(p.paid_at, EXCLUDED.paid_at),
  refunded_minor = GREATEST(p.refunded_minor, EXCLUDED.refunded_minor);

SELECT
  min(paid_at) AS paid_at,
  max(refunded)::bigint AS refunded_minor
FROM
  (
    SELECT
      min(paid_at) AS paid_at,
      sum(refunded_minor) AS refunded
    FROM
      order_payments
    WHERE
      order_id = $1
    GROUP BY
      source_id
  ) s;

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

UPDATE orders
SET
  data_at = $2,
  paid_at = $3,
  refunded_minor = $4,
  updated_at = CASE
    WHEN (paid_at, refunded_minor) IS DISTINCT FROM ($3::timestamptz, $4::bigint) THEN now()
    ELSE updated_at
  END
WHERE
  id = $1
  AND (data_at, paid_at, refunded_minor) IS DISTINCT FROM ($2::timestamptz, $3::timestamptz, $4::bigint);

COMMIT;
