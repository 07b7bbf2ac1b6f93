-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- CatalogTextsRepository.changesAfter
SELECT
  t.knowledge_version,
  now() AS read_at,
  c.id,
  c.version,
  CASE
    WHEN p.id IS NOT NULL THEN jsonb_build_object(
      'id',
      p.id,
      'sku',
      p.sku,
      'name',
      p.name,
      'description',
      p.description,
      'tags',
      p.tags,
      'attributes',
      p.attributes,
      'parentSku',
      p.parent_sku,
      'options',
      p.options
    )
  END AS product,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'question', a.question, 'answer', a.answer, 'tags', a.tags)
  END AS article
FROM
  tenants t
  LEFT JOIN LATERAL (
    SELECT
      *
    FROM
      catalog_changes
    WHERE
      tenant_id = t.id
      AND (version, id) > ($1, $2::uuid)
    ORDER BY
      version,
      id
    LIMIT
      200
  ) c ON true
  LEFT JOIN products p ON p.tenant_id = c.tenant_id
  AND p.id = c.id
  AND p.status = 'active'
  LEFT JOIN articles a ON a.tenant_id = c.tenant_id
  AND a.id = c.id
ORDER BY
  c.version,
  c.id;

-- CatalogTextsRepository.products
SELECT
  id,
  sku,
  name,
  description,
  tags,
  attributes,
  parent_sku AS "parentSku",
  options
FROM
  products
WHERE
  status = 'active'
  AND id > $1
ORDER BY
  id
LIMIT
  200;

-- CatalogTextsRepository.articles
SELECT
  id,
  question,
  answer,
  tags
FROM
  articles
WHERE
  id > $1
ORDER BY
  id
LIMIT
  200;
