-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ArticlesRepository.upsert
WITH
  named AS (
    INSERT INTO
      articles AS a (
        tenant_id,
        id,
        external_id,
        question,
        answer,
        passages,
        original,
        locale,
        tags,
        source_id,
        source_url,
        fetched_at
      )
    SELECT
      current_setting('app.current_tenant')::uuid,
      id,
      external_id,
      question,
      answer,
      passages,
      original,
      locale,
      tags,
      source_id,
      source_url,
      fetched_at
    FROM
      jsonb_to_recordset($1::jsonb) AS r (
        id uuid,
        external_id text,
        question text,
        answer text,
        passages jsonb,
        original jsonb,
        locale text,
        tags text[],
        source_id uuid,
        source_url text,
        fetched_at timestamptz
      )
    WHERE
      external_id IS NOT NULL
    ON CONFLICT (tenant_id, external_id)
    WHERE
      external_id IS NOT NULL DO UPDATE
    SET
      (question, answer, passages, original, locale, tags, source_id, source_url, fetched_at, updated_at) = (
        EXCLUDED.question,
        EXCLUDED.answer,
        EXCLUDED.passages,
        EXCLUDED.original,
        EXCLUDED.locale,
        EXCLUDED.tags,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at,
        now()
      )
    WHERE
      (
        a.question,
        a.answer,
        a.passages,
        a.original,
        a.locale,
        a.tags,
        a.source_id,
        a.source_url,
        a.fetched_at
      ) IS DISTINCT FROM (
        EXCLUDED.question,
        EXCLUDED.answer,
        EXCLUDED.passages,
        EXCLUDED.original,
        EXCLUDED.locale,
        EXCLUDED.tags,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at
      )
    RETURNING
      a.created_at = a.updated_at AS created
  ),
  unnamed AS (
    INSERT INTO
      articles AS a (
        tenant_id,
        id,
        external_id,
        question,
        answer,
        passages,
        original,
        locale,
        tags,
        source_id,
        source_url,
        fetched_at
      )
    SELECT
      current_setting('app.current_tenant')::uuid,
      id,
      external_id,
      question,
      answer,
      passages,
      original,
      locale,
      tags,
      source_id,
      source_url,
      fetched_at
    FROM
      jsonb_to_recordset($1::jsonb) AS r (
        id uuid,
        external_id text,
        question text,
        answer text,
        passages jsonb,
        original jsonb,
        locale text,
        tags text[],
        source_id uuid,
        source_url text,
        fetched_at timestamptz
      )
    WHERE
      external_id IS NULL
    ON CONFLICT (tenant_id, question)
    WHERE
      external_id IS NULL DO UPDATE
    SET
      (question, answer, passages, original, locale, tags, source_id, source_url, fetched_at, updated_at) = (
        EXCLUDED.question,
        EXCLUDED.answer,
        EXCLUDED.passages,
        EXCLUDED.original,
        EXCLUDED.locale,
        EXCLUDED.tags,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at,
        now()
      )
    WHERE
      (
        a.question,
        a.answer,
        a.passages,
        a.original,
        a.locale,
        a.tags,
        a.source_id,
        a.source_url,
        a.fetched_at
      ) IS DISTINCT FROM (
        EXCLUDED.question,
        EXCLUDED.answer,
        EXCLUDED.passages,
        EXCLUDED.original,
        EXCLUDED.locale,
        EXCLUDED.tags,
        EXCLUDED.source_id,
        EXCLUDED.source_url,
        EXCLUDED.fetched_at
      )
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
  passages,
  original,
  locale,
  tags,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  articles
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR external_id = $3
  )
  AND (
    $4::text IS NULL
    OR question = $4
  )
  AND (
    $5::text IS NULL
    OR locale = $5
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ArticlesRepository.findByQuestion
SELECT
  id,
  external_id,
  question,
  answer,
  passages,
  original,
  locale,
  tags,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  articles
WHERE
  question = $1
  AND external_id IS NULL;

-- ArticlesRepository.getMany
SELECT
  id,
  external_id,
  question,
  answer,
  passages,
  original,
  locale,
  tags,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  articles
WHERE
  id = ANY ($1::uuid[]);

-- ArticlesRepository.change
BEGIN;

SELECT
  id,
  external_id,
  question,
  answer,
  passages,
  original,
  locale,
  tags,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version
FROM
  articles
WHERE
  id = $1
  AND require_match (row_version)
FOR NO KEY UPDATE;

UPDATE articles
SET
  question = $2,
  answer = $3,
  original = $4::jsonb,
  locale = $5,
  tags = $6,
  passages = $7::jsonb,
  updated_at = now()
WHERE
  id = $1
RETURNING
  id,
  external_id,
  question,
  answer,
  passages,
  original,
  locale,
  tags,
  source_id,
  source_url,
  fetched_at,
  created_at,
  updated_at,
  row_version;

COMMIT;

-- ArticlesRepository.undivided
SELECT
  id,
  answer,
  original
FROM
  articles
WHERE
  passages IS NULL
  AND length(answer) > 600
  AND id > $1
ORDER BY
  id
LIMIT
  $2;

-- ArticlesRepository.divide
UPDATE articles
SET
  passages = $3::jsonb
WHERE
  id = $1
  AND answer = $2
  AND passages IS NULL;

-- ArticlesRepository.remove
DELETE FROM articles
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;
