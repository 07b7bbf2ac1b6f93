-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- UnansweredQuestionsRepository.list
SELECT
  u.id,
  g.*
FROM
  unanswered_questions u
  CROSS JOIN LATERAL (
    SELECT
      (
        array_agg(
          m.question
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS question,
      sum(m.count)::integer AS count,
      max(m.last_asked_at) AS last_asked_at,
      (
        array_agg(
          m.conversation_id
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS conversation_id,
      CASE
        WHEN bool_or(m.status = 'open') THEN 'open'
        ELSE 'answered'
      END AS status
    FROM
      unanswered_questions m
    WHERE
      m.id = u.id
      OR m.group_id = u.group_id
  ) g
WHERE
  (
    $2::uuid IS NULL
    OR u.id < $2
  )
  AND (
    $3::text IS NULL
    OR g.status = $3
  )
  AND (
    $4::text IS NULL
    OR EXISTS (
      SELECT
      FROM
        unanswered_questions m
      WHERE
        (
          m.id = u.id
          OR m.group_id = u.group_id
        )
        AND strpos(lower(m.question), lower($4)) > 0
    )
  )
  AND NOT EXISTS (
    SELECT
    FROM
      unanswered_questions e
    WHERE
      e.group_id = u.group_id
      AND e.id < u.id
  )
ORDER BY
  u.id DESC
LIMIT
  $1;

-- UnansweredQuestionsRepository.get
SELECT
  u.id,
  g.*
FROM
  unanswered_questions u
  CROSS JOIN LATERAL (
    SELECT
      (
        array_agg(
          m.question
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS question,
      sum(m.count)::integer AS count,
      max(m.last_asked_at) AS last_asked_at,
      (
        array_agg(
          m.conversation_id
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS conversation_id,
      CASE
        WHEN bool_or(m.status = 'open') THEN 'open'
        ELSE 'answered'
      END AS status
    FROM
      unanswered_questions m
    WHERE
      m.id = u.id
      OR m.group_id = u.group_id
  ) g
WHERE
  u.id = $1;

-- UnansweredQuestionsRepository.setStatus
UPDATE unanswered_questions
SET
  status = $2
WHERE
  id = $1
  OR group_id = (
    SELECT
      o.group_id
    FROM
      unanswered_questions o
    WHERE
      o.id = $1
  );

SELECT
  u.id,
  g.*
FROM
  unanswered_questions u
  CROSS JOIN LATERAL (
    SELECT
      (
        array_agg(
          m.question
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS question,
      sum(m.count)::integer AS count,
      max(m.last_asked_at) AS last_asked_at,
      (
        array_agg(
          m.conversation_id
          ORDER BY
            m.last_asked_at DESC,
            m.id DESC
        )
      ) [1] AS conversation_id,
      CASE
        WHEN bool_or(m.status = 'open') THEN 'open'
        ELSE 'answered'
      END AS status
    FROM
      unanswered_questions m
    WHERE
      m.id = u.id
      OR m.group_id = u.group_id
  ) g
WHERE
  u.id = $1;

-- UnansweredQuestionsRepository.markAnswered
UPDATE unanswered_questions
SET
  status = 'answered',
  article_id = $2
WHERE
  id = $1
  OR group_id = (
    SELECT
      o.group_id
    FROM
      unanswered_questions o
    WHERE
      o.id = $1
  );
