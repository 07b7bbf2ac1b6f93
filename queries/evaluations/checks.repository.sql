-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChecksRepository.list
SELECT
  COALESCE(
    (
      SELECT
        run_after_change
      FROM
        check_lists
    ),
    false
  ) AS "runAfterChange",
  COALESCE(
    (
      SELECT
        row_version
      FROM
        check_lists
    ),
    0
  ) AS row_version,
  COALESCE(
    (
      SELECT
        jsonb_agg(
          jsonb_build_object('question', question, 'locale', locale, 'must', must, 'mustNot', must_not)
          ORDER BY
            position,
            id
        )
      FROM
        checks
    ),
    '[]'
  ) AS checks;

-- ChecksRepository.replace
BEGIN;

INSERT INTO
  check_lists AS l (tenant_id, id, run_after_change)
SELECT
  $1::uuid,
  $2::uuid,
  COALESCE($3, false)
WHERE
  (
    EXISTS (
      SELECT
      FROM
        check_lists
    )
    OR require_match (0)
  )
ON CONFLICT (tenant_id) DO UPDATE
SET
  run_after_change = COALESCE($3, l.run_after_change),
  updated_at = now()
WHERE
  require_match (l.row_version)
RETURNING
  row_version;

DELETE FROM checks
WHERE
  question <> ALL ($1::text[]);

WITH
  done AS (
    INSERT INTO
      checks AS c (tenant_id, id, position, question, locale, must, must_not)
    SELECT
      $1,
      id,
      position,
      question,
      locale,
      must,
      "mustNot"
    FROM
      jsonb_to_recordset($2::jsonb) AS r (id uuid, position integer, question text, locale text, must text[], "mustNot" text[])
    ON CONFLICT (tenant_id, question) DO UPDATE
    SET
      position = EXCLUDED.position,
      locale = EXCLUDED.locale,
      must = EXCLUDED.must,
      must_not = EXCLUDED.must_not,
      updated_at = CASE
        WHEN (c.locale, c.must, c.must_not) IS DISTINCT FROM (EXCLUDED.locale, EXCLUDED.must, EXCLUDED.must_not) THEN now()
        ELSE c.updated_at
      END
    RETURNING
      created_at = now() AS created,
      updated_at = now() AS changed
  )
SELECT
  count(*) FILTER (
    WHERE
      created
  )::int AS created,
  count(*) FILTER (
    WHERE
      changed
      AND NOT created
  )::int AS updated
FROM
  done;

COMMIT;
