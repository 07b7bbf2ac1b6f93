-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- QuestionGroupsRepository.old
SELECT
  u.id,
  u.question,
  c.memory ->> 'language' AS language
FROM
  unanswered_questions u
  JOIN conversations c ON c.tenant_id = u.tenant_id
  AND c.id = u.conversation_id
WHERE
  u.key_version < 1
ORDER BY
  u.id
LIMIT
  $1;

-- QuestionGroupsRepository.move
BEGIN;

WITH
  old AS (
    DELETE FROM unanswered_questions
    WHERE
      id = $1
      AND key_version < 1
    RETURNING
      *
  )
INSERT INTO
  unanswered_questions AS u (
    tenant_id,
    id,
    question,
    question_key,
    key_version,
    count,
    conversation_id,
    status,
    last_asked_at,
    created_at
  )
SELECT
  tenant_id,
  id,
  question,
  $2,
  1,
  count,
  conversation_id,
  status,
  last_asked_at,
  created_at
FROM
  old
ON CONFLICT (tenant_id, question_key) DO UPDATE
SET
  count = u.count + EXCLUDED.count,
  question = CASE
    WHEN EXCLUDED.last_asked_at > u.last_asked_at THEN EXCLUDED.question
    ELSE u.question
  END,
  conversation_id = CASE
    WHEN EXCLUDED.last_asked_at > u.last_asked_at THEN EXCLUDED.conversation_id
    ELSE u.conversation_id
  END,
  status = CASE
    WHEN 'open' IN (u.status, EXCLUDED.status) THEN 'open'
    ELSE u.status
  END,
  last_asked_at = GREATEST(u.last_asked_at, EXCLUDED.last_asked_at),
  created_at = LEAST(u.created_at, EXCLUDED.created_at);

COMMIT;

-- QuestionGroupsRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
