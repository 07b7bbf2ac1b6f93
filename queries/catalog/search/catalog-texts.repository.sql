-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- CatalogTextsRepository.changesAfter
SELECT
  t.knowledge_version,
  now() AS read_at,
  c.id,
  c.version,
  v.vectors,
  (
    SELECT
      vector
    FROM
      catalog_vectors
    WHERE
      tenant_id = t.id
      AND model_id = $3
      AND content_hash = $4
  ) AS origin,
  (
    SELECT
      version
    FROM
      synonym_lists
    WHERE
      tenant_id = t.id
  ) AS synonyms_version,
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
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'question', a.question, 'answer', a.answer, 'tags', a.tags, 'passages', a.passages)
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
  LEFT JOIN LATERAL (
    SELECT
      array_agg(
        s.vector
        ORDER BY
          t.part
      ) AS vectors
    FROM
      (
        SELECT
          tenant_id,
          id,
          part,
          passage,
          sha256(convert_to(passage, 'UTF8')) AS content_hash
        FROM
          (
            SELECT
              tenant_id,
              id,
              0 AS part,
              product_passage (name, description, tags) AS passage
            FROM
              products
            WHERE
              (status = 'active') IS TRUE
            UNION ALL
            SELECT
              a.tenant_id,
              a.id,
              p.part,
              p.passage
            FROM
              articles a,
              article_passages (a.question, a.answer, a.passages) p
          ) AS texts
      ) t
      LEFT JOIN catalog_vectors s ON s.tenant_id = t.tenant_id
      AND s.content_hash = t.content_hash
      AND s.model_id = $3
    WHERE
      t.tenant_id = c.tenant_id
      AND t.id = c.id
  ) v ON true
ORDER BY
  c.version,
  c.id;

-- CatalogTextsRepository.synonyms
SELECT
  words,
  locale
FROM
  synonyms
ORDER BY
  position,
  id;

-- CatalogTextsRepository.products
SELECT
  p.id,
  sku,
  name,
  description,
  tags,
  attributes,
  parent_sku AS "parentSku",
  options,
  v.vectors
FROM
  (
    SELECT
      *
    FROM
      products
    WHERE
      (status = 'active') IS TRUE
      AND id > $1
    ORDER BY
      id
    LIMIT
      200
  ) p
  LEFT JOIN LATERAL (
    SELECT
      array_agg(
        s.vector
        ORDER BY
          t.part
      ) AS vectors
    FROM
      (
        SELECT
          tenant_id,
          id,
          part,
          passage,
          sha256(convert_to(passage, 'UTF8')) AS content_hash
        FROM
          (
            SELECT
              tenant_id,
              id,
              0 AS part,
              product_passage (name, description, tags) AS passage
            FROM
              products
            WHERE
              (status = 'active') IS TRUE
            UNION ALL
            SELECT
              a.tenant_id,
              a.id,
              p.part,
              p.passage
            FROM
              articles a,
              article_passages (a.question, a.answer, a.passages) p
          ) AS texts
      ) t
      LEFT JOIN catalog_vectors s ON s.tenant_id = t.tenant_id
      AND s.content_hash = t.content_hash
      AND s.model_id = $2
    WHERE
      t.tenant_id = p.tenant_id
      AND t.id = p.id
  ) v ON true
ORDER BY
  p.id;

-- CatalogTextsRepository.articles
SELECT
  a.id,
  question,
  answer,
  tags,
  passages,
  v.vectors
FROM
  (
    SELECT
      *
    FROM
      articles
    WHERE
      id > $1
    ORDER BY
      id
    LIMIT
      200
  ) a
  LEFT JOIN LATERAL (
    SELECT
      array_agg(
        s.vector
        ORDER BY
          t.part
      ) AS vectors
    FROM
      (
        SELECT
          tenant_id,
          id,
          part,
          passage,
          sha256(convert_to(passage, 'UTF8')) AS content_hash
        FROM
          (
            SELECT
              tenant_id,
              id,
              0 AS part,
              product_passage (name, description, tags) AS passage
            FROM
              products
            WHERE
              (status = 'active') IS TRUE
            UNION ALL
            SELECT
              a.tenant_id,
              a.id,
              p.part,
              p.passage
            FROM
              articles a,
              article_passages (a.question, a.answer, a.passages) p
          ) AS texts
      ) t
      LEFT JOIN catalog_vectors s ON s.tenant_id = t.tenant_id
      AND s.content_hash = t.content_hash
      AND s.model_id = $2
    WHERE
      t.tenant_id = a.tenant_id
      AND t.id = a.id
  ) v ON true
ORDER BY
  a.id;
