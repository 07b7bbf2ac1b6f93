-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ArticlesRepository.upsert
WITH
  named AS (
    INSERT INTO
      articles AS a (tenant_id, id, external_id, question, answer, original, locale, tags)
    SELECT
      current_setting('app.current_tenant')::uuid,
      id,
      external_id,
      question,
      answer,
      original,
      locale,
      tags
    FROM
      jsonb_to_recordset($1::jsonb) AS r (id uuid, external_id text, question text, answer text, original jsonb, locale text, tags text[])
    WHERE
      external_id IS NOT NULL
    ON CONFLICT (tenant_id, external_id)
    WHERE
      external_id IS NOT NULL DO UPDATE
    SET
      (question, answer, original, locale, tags, updated_at) = (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags, now())
    WHERE
      (a.question, a.answer, a.original, a.locale, a.tags) IS DISTINCT FROM (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags)
    RETURNING
      a.created_at = a.updated_at AS created
  ),
  unnamed AS (
    INSERT INTO
      articles AS a (tenant_id, id, external_id, question, answer, original, locale, tags)
    SELECT
      current_setting('app.current_tenant')::uuid,
      id,
      external_id,
      question,
      answer,
      original,
      locale,
      tags
    FROM
      jsonb_to_recordset($1::jsonb) AS r (id uuid, external_id text, question text, answer text, original jsonb, locale text, tags text[])
    WHERE
      external_id IS NULL
    ON CONFLICT (tenant_id, question)
    WHERE
      external_id IS NULL DO UPDATE
    SET
      (question, answer, original, locale, tags, updated_at) = (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags, now())
    WHERE
      (a.question, a.answer, a.original, a.locale, a.tags) IS DISTINCT FROM (EXCLUDED.question, EXCLUDED.answer, EXCLUDED.original, EXCLUDED.locale, EXCLUDED.tags)
    RETURNING
      a.created_at = a.updated_at AS created
  ),
  changed AS (
    SELECT
      created
    FROM
      named
    UNION ALL
    SELECT
      created
    FROM
      unnamed
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

-- ArticlesRepository.list
SELECT
  id,
  external_id,
  question,
  answer,
  original,
  locale,
  tags,
  created_at,
  updated_at
FROM
  articles
WHERE
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;

-- ArticlesRepository.findByExternalId
SELECT
  id,
  external_id,
  question,
  answer,
  original,
  locale,
  tags,
  created_at,
  updated_at
FROM
  articles
WHERE
  external_id = $1;

-- ArticlesRepository.getMany
SELECT
  id,
  external_id,
  question,
  answer,
  original,
  locale,
  tags,
  created_at,
  updated_at
FROM
  articles
WHERE
  id = ANY ($1::uuid[]);

-- ArticlesRepository.replace
UPDATE articles
SET
  question = $2,
  answer = $3,
  original = $4::jsonb,
  locale = $5,
  tags = $6,
  updated_at = now()
WHERE
  id = $1
RETURNING
  id,
  external_id,
  question,
  answer,
  original,
  locale,
  tags,
  created_at,
  updated_at;

-- ArticlesRepository.remove
DELETE FROM articles
WHERE
  id = $1
RETURNING
  id;
