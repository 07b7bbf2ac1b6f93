-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SynonymsRepository.list
SELECT
  COALESCE(
    (
      SELECT
        row_version
      FROM
        synonym_lists
    ),
    0
  ) AS row_version,
  COALESCE(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('words', words, 'locale', locale)
          ORDER BY
            position,
            id
        )
      FROM
        synonyms
    ),
    '[]'
  ) AS synonyms;

-- SynonymsRepository.change
BEGIN;

INSERT INTO
  synonym_lists AS l (tenant_id, id, version)
SELECT
  $1::uuid,
  $2::uuid,
  0
WHERE
  (
    EXISTS (
      SELECT
      FROM
        synonym_lists
    )
    OR require_match (0)
  )
ON CONFLICT (tenant_id) DO UPDATE
SET
  updated_at = now()
WHERE
  require_match (l.row_version);

SELECT
  COALESCE(
    (
      SELECT
        row_version
      FROM
        synonym_lists
    ),
    0
  ) AS row_version,
  COALESCE(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('words', words, 'locale', locale)
          ORDER BY
            position,
            id
        )
      FROM
        synonyms
    ),
    '[]'
  ) AS synonyms;

WITH
  known AS (
    UPDATE tenants
    SET
      knowledge_version = knowledge_version + 1,
      updated_at = now()
    RETURNING
      knowledge_version
  )
UPDATE synonym_lists
SET
  version = knowledge_version
FROM
  known;

DELETE FROM synonyms
WHERE
  key <> ALL ($1::text[]);

INSERT INTO
  synonyms AS s (tenant_id, id, position, key, words, locale)
SELECT
  $1,
  id,
  position,
  key,
  words,
  locale
FROM
  jsonb_to_recordset($2::jsonb) AS r (id uuid, position integer, key text, words text[], locale text)
ON CONFLICT (tenant_id, key) DO UPDATE
SET
  position = EXCLUDED.position
WHERE
  s.position <> EXCLUDED.position;

COMMIT;
