-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- QuestionMeaningsRepository.unread
SELECT
  u.id,
  u.question,
  c.memory ->> 'language' AS language
FROM
  unanswered_questions u
  JOIN conversations c ON c.tenant_id = u.tenant_id
  AND c.id = u.conversation_id
WHERE
  u.meaning_model IS DISTINCT FROM $1
ORDER BY
  u.id
LIMIT
  $2;

-- QuestionMeaningsRepository.known
SELECT
  u.id,
  u.question,
  c.memory ->> 'language' AS language,
  u.meaning,
  u.group_id
FROM
  unanswered_questions u
  JOIN conversations c ON c.tenant_id = u.tenant_id
  AND c.id = u.conversation_id
WHERE
  u.meaning_model = $1
  AND u.meaning <> ''::bytea
ORDER BY
  u.id DESC
LIMIT
  $2;

-- QuestionMeaningsRepository.store
WITH
  other AS (
    UPDATE unanswered_questions
    SET
      group_id = COALESCE(group_id, id)
    WHERE
      id = $5::uuid
    RETURNING
      group_id
  )
UPDATE unanswered_questions u
SET
  meaning = $3,
  meaning_model = $4,
  group_id = COALESCE(
    u.group_id,
    (
      SELECT
        other.group_id
      FROM
        other
    )
  )
WHERE
  u.id = $1
  AND u.question = $2;
