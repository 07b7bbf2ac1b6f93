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
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;
