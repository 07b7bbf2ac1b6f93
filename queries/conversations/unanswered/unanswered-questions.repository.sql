-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- UnansweredQuestionsRepository.list
SELECT
  id,
  question,
  count,
  last_asked_at,
  conversation_id,
  status
FROM
  unanswered_questions
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR status = $3
  )
  AND (
    $4::text IS NULL
    OR strpos(lower(question), lower($4)) > 0
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- UnansweredQuestionsRepository.get
SELECT
  id,
  question,
  count,
  last_asked_at,
  conversation_id,
  status
FROM
  unanswered_questions
WHERE
  id = $1;

-- UnansweredQuestionsRepository.setStatus
UPDATE unanswered_questions
SET
  status = $2
WHERE
  id = $1
RETURNING
  id,
  question,
  count,
  last_asked_at,
  conversation_id,
  status;

-- UnansweredQuestionsRepository.markAnswered
UPDATE unanswered_questions
SET
  status = 'answered',
  article_id = $2
WHERE
  id = $1;
