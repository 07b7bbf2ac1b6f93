-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AppliedStocks.apply
BEGIN;

SELECT
  p.id,
  p.sku,
  p.stock,
  GREATEST(p.stock_at, m.told_at) AS at
FROM
  products p
  LEFT JOIN stock_marks m ON m.tenant_id = p.tenant_id
  AND m.product_id = p.id
WHERE
  p.sku = ANY ($1::text[])
ORDER BY
  p.sku
FOR NO KEY UPDATE OF
  p;

UPDATE products p
SET
  stock = r.stock,
  updated_at = now()
FROM
  jsonb_to_recordset($1::jsonb) AS r (id uuid, stock integer)
WHERE
  p.id = r.id;

INSERT INTO
  stock_marks (tenant_id, product_id, told_at)
SELECT
  $2::uuid,
  id,
  at
FROM
  jsonb_to_recordset($1::jsonb) AS r (id uuid, at timestamptz)
ON CONFLICT (tenant_id, product_id) DO UPDATE
SET
  told_at = EXCLUDED.told_at;

COMMIT;
