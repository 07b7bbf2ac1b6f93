-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- StoredVectorsRepository.changesAfter
SELECT
  t.knowledge_version,
  now() AS read_at,
  c.id,
  c.version,
  v.vectors,
  CASE
    WHEN p.id IS NOT NULL THEN 'products'
    WHEN a.id IS NOT NULL THEN 'articles'
  END AS kind,
  (
    SELECT
      vector
    FROM
      catalog_vectors
    WHERE
      tenant_id = t.id
      AND model_id = $3
      AND content_hash = $4
  ) AS origin
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
  LEFT JOIN (
    SELECT
      tenant_id,
      id
    FROM
      products
    WHERE
      status = 'active'
  ) p ON p.tenant_id = c.tenant_id
  AND p.id = c.id
  LEFT JOIN (
    SELECT
      tenant_id,
      id
    FROM
      articles
  ) a ON a.tenant_id = c.tenant_id
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

-- StoredVectorsRepository.page: products
SELECT
  r.id,
  v.vectors
FROM
  (
    SELECT
      tenant_id,
      id
    FROM
      products
    WHERE
      status = 'active'
  ) r
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
      t.tenant_id = r.tenant_id
      AND t.id = r.id
  ) v ON true
WHERE
  r.id > $1
  AND EXISTS (
    SELECT
    FROM
      unnest(v.vectors) AS u (vector)
    WHERE
      octet_length(vector) > 0
  )
ORDER BY
  r.id
LIMIT
  200;

-- StoredVectorsRepository.page: articles
SELECT
  r.id,
  v.vectors
FROM
  (
    SELECT
      tenant_id,
      id
    FROM
      articles
  ) r
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
      t.tenant_id = r.tenant_id
      AND t.id = r.id
  ) v ON true
WHERE
  r.id > $1
  AND EXISTS (
    SELECT
    FROM
      unnest(v.vectors) AS u (vector)
    WHERE
      octet_length(vector) > 0
  )
ORDER BY
  r.id
LIMIT
  200;

-- StoredVectorsRepository.byIds
SELECT
  r.id,
  v.vectors
FROM
  (
    SELECT
      tenant_id,
      id
    FROM
      products
    WHERE
      status = 'active'
  ) r
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
      t.tenant_id = r.tenant_id
      AND t.id = r.id
  ) v ON true
WHERE
  r.id = ANY ($1::uuid[])
  AND EXISTS (
    SELECT
    FROM
      unnest(v.vectors) AS u (vector)
    WHERE
      octet_length(vector) > 0
  );

-- StoredVectorsRepository.sample
SELECT
  r.id,
  v.vectors
FROM
  (
    SELECT
      tenant_id,
      id
    FROM
      (
        SELECT
          tenant_id,
          id
        FROM
          products
        WHERE
          status = 'active'
      ) s
    ORDER BY
      md5(id::text)
    LIMIT
      $2
  ) r
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
      AND s.model_id = $1
    WHERE
      t.tenant_id = r.tenant_id
      AND t.id = r.id
  ) v ON true
WHERE
  EXISTS (
    SELECT
    FROM
      unnest(v.vectors) AS u (vector)
    WHERE
      octet_length(vector) > 0
  );
