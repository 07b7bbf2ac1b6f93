-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ToldInquiries.get
SELECT
FROM
  orders
WHERE
  id = (
    SELECT
      order_id
    FROM
      order_inquiries
    WHERE
      id = $1
  )
FOR SHARE;

SELECT
  i.id AS inquiry_id,
  i.conversation_id,
  i.told_status,
  i.told_expected_at,
  i.told_refunded_minor,
  i.told_parcels,
  i.told,
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
  order_inquiries i
  JOIN orders o ON o.tenant_id = i.tenant_id
  AND o.id = i.order_id
WHERE
  i.id = $1
  AND (
    o.contact_at IS NULL
    OR o.contact_at < i.proven_since
  );

-- ToldInquiries.told
BEGIN;

SELECT
FROM
  orders
WHERE
  id = (
    SELECT
      order_id
    FROM
      order_inquiries
    WHERE
      id = $1
  )
FOR SHARE;

UPDATE order_inquiries i
SET
  told_status = $3,
  told_expected_at = $4,
  told_refunded_minor = $5,
  told_parcels = $6,
  told = told + 1
FROM
  orders o
WHERE
  i.id = $1
  AND i.told = $2
  AND o.tenant_id = i.tenant_id
  AND o.id = i.order_id
  AND (
    o.contact_at IS NULL
    OR o.contact_at < i.proven_since
  )
RETURNING
  i.id;

COMMIT;

-- ToldInquiries.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
