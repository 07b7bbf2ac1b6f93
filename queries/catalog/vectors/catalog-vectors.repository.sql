-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- CatalogVectorsRepository.missing
SELECT
  content_hash,
  min(passage) AS passage
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
  ) p
WHERE
  NOT EXISTS (
    SELECT
    FROM
      catalog_vectors v
    WHERE
      v.tenant_id = p.tenant_id
      AND v.model_id = $1
      AND v.content_hash = p.content_hash
  )
GROUP BY
  content_hash
LIMIT
  $2;

-- CatalogVectorsRepository.hasOrigin
SELECT
  1 AS one
FROM
  catalog_vectors
WHERE
  model_id = $1
  AND content_hash = $2;

-- CatalogVectorsRepository.store
WITH
  stored AS (
    INSERT INTO
      catalog_vectors (tenant_id, model_id, content_hash, vector)
    SELECT
      current_setting('app.current_tenant')::uuid,
      $1,
      hash,
      vector
    FROM
      unnest($2::bytea[], $3::bytea[]) AS u (hash, vector)
    WHERE
      hash = $4
      OR hash IN (
        SELECT
          content_hash
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
          ) p
      )
    ON CONFLICT DO NOTHING
  ),
  raised AS (
    UPDATE tenants
    SET
      knowledge_version = knowledge_version + 1,
      updated_at = now()
    WHERE
      id = current_setting('app.current_tenant')::uuid
    RETURNING
      id,
      knowledge_version
  )
INSERT INTO
  catalog_changes (tenant_id, id, version)
SELECT DISTINCT
  r.id,
  p.id,
  r.knowledge_version
FROM
  raised r
  JOIN (
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
  ) p ON p.tenant_id = r.id
  AND p.content_hash = ANY ($2::bytea[])
ON CONFLICT (tenant_id, id) DO UPDATE
SET
  version = EXCLUDED.version,
  changed_at = now();

-- CatalogVectorsRepository.finish: everything is embedded
BEGIN;

SELECT
  knowledge_version
FROM
  tenants
WHERE
  id = current_setting('app.current_tenant')::uuid
FOR UPDATE;

SELECT
  1 AS one
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
  ) p
WHERE
  NOT EXISTS (
    SELECT
    FROM
      catalog_vectors v
    WHERE
      v.tenant_id = p.tenant_id
      AND v.model_id = $1
      AND v.content_hash = p.content_hash
  )
LIMIT
  1;

DELETE FROM catalog_vectors v
WHERE
  v.content_hash <> $2
  AND v.content_hash NOT IN (
    SELECT
      content_hash
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
      ) p
  )
  OR v.model_id <> $1
  AND v.created_at < (
    SELECT
      max(created_at)
    FROM
      catalog_vectors
    WHERE
      model_id = $1
  );

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- CatalogVectorsRepository.finish: a text is missing
BEGIN;

SELECT
  knowledge_version
FROM
  tenants
WHERE
  id = current_setting('app.current_tenant')::uuid
FOR UPDATE;

SELECT
  1 AS one
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
  ) p
WHERE
  NOT EXISTS (
    SELECT
    FROM
      catalog_vectors v
    WHERE
      v.tenant_id = p.tenant_id
      AND v.model_id = $1
      AND v.content_hash = p.content_hash
  )
LIMIT
  1;

COMMIT;

-- CatalogVectorsRepository.finish: a change was not written yet
BEGIN;

SELECT
  knowledge_version
FROM
  tenants
WHERE
  id = current_setting('app.current_tenant')::uuid
FOR UPDATE;

COMMIT;

-- CatalogVectorsRepository.finish: no embedding server
BEGIN;

SELECT
  knowledge_version
FROM
  tenants
WHERE
  id = current_setting('app.current_tenant')::uuid
FOR UPDATE;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- CatalogVectorsRepository.owe
INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id)
SELECT
  t,
  gen_random_uuid(),
  'catalog.embed',
  t,
  gen_random_uuid()::text
FROM
  (
    SELECT
      current_setting('app.current_tenant')::uuid
  ) AS c (t)
WHERE
  NOT EXISTS (
    SELECT
    FROM
      outbox
    WHERE
      kind = 'catalog.embed'
  );
