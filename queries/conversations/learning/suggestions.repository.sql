-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SuggestionsRepository.list
SELECT
  id,
  kind,
  status,
  content,
  jsonb_build_object(
    'question',
    question,
    'questionId',
    question_id,
    'conversationId',
    conversation_id,
    'answeredBy',
    answered_by,
    'answerId',
    answer_id,
    'source',
    source
  ) AS reason,
  created_at AS "createdAt",
  decided_at AS "decidedAt"
FROM
  learnt_suggestions
WHERE
  question <> ''
  AND (
    $1::text IS NULL
    OR kind = $1
  )
  AND (
    $2::text IS NULL
    OR status = $2
  )
  AND (
    $4::uuid IS NULL
    OR id < $4
  )
ORDER BY
  id DESC
LIMIT
  $3;

-- SuggestionsRepository.toDecide
SELECT
  id,
  kind,
  status,
  content,
  jsonb_build_object(
    'question',
    question,
    'questionId',
    question_id,
    'conversationId',
    conversation_id,
    'answeredBy',
    answered_by,
    'answerId',
    answer_id,
    'source',
    source
  ) AS reason,
  created_at AS "createdAt",
  decided_at AS "decidedAt"
FROM
  learnt_suggestions
WHERE
  question <> ''
  AND CASE
    WHEN $1::uuid[] IS NULL THEN status = 'open'
    ELSE id = ANY ($1::uuid[])
  END
ORDER BY
  id
LIMIT
  $2;

-- SuggestionsRepository.decide
UPDATE learnt_suggestions
SET
  status = $2,
  decided_at = now()
WHERE
  id = ANY ($1::uuid[])
  AND (
    status = 'open'
    OR status = 'rejected'
    AND $2 = 'accepted'
  )
RETURNING
  id;

-- SuggestionsRepository.answered
SELECT
  u.id AS "questionId",
  u.question,
  u.conversation_id AS "conversationId",
  c.memory ->> 'language' AS language,
  array_remove(ARRAY[v.name] || COALESCE(r.names, '{}'), NULL) AS names,
  CASE
    WHEN a.id IS NULL THEN 'member'
    ELSE 'article'
  END AS "answeredBy",
  COALESCE(a.id, r.id) AS "answerId",
  COALESCE(a.answer, r.text) AS answer,
  a.question AS title
FROM
  unanswered_questions u
  JOIN conversations c ON c.tenant_id = u.tenant_id
  AND c.id = u.conversation_id
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
  LEFT JOIN articles a ON a.tenant_id = u.tenant_id
  AND a.id = u.article_id
  AND u.status = 'answered'
  LEFT JOIN LATERAL (
    SELECT
      (
        array_agg(
          id
          ORDER BY
            seq
        )
      ) [1] AS id,
      string_agg(
        text,
        E'\n'
        ORDER BY
          seq
      ) AS text,
      array_agg(member_name) AS names
    FROM
      (
        SELECT
          m.id,
          m.seq,
          m.text,
          m.member_name
        FROM
          messages m
        WHERE
          m.conversation_id = u.conversation_id
          AND m.author = 'member'
          AND m.created_at >= u.last_asked_at
          AND NOT EXISTS (
            SELECT
            FROM
              messages v
            WHERE
              v.conversation_id = m.conversation_id
              AND v.author = 'visitor'
              AND v.seq < m.seq
              AND v.seq > (
                SELECT
                  min(f.seq)
                FROM
                  messages f
                WHERE
                  f.conversation_id = m.conversation_id
                  AND f.author = 'member'
                  AND f.created_at >= u.last_asked_at
              )
          )
        ORDER BY
          m.seq
        LIMIT
          3
      ) replies
  ) r ON a.id IS NULL
WHERE
  u.id = $1
  AND COALESCE(a.id, r.id) IS NOT NULL;

-- SuggestionsRepository.store
BEGIN;

INSERT INTO
  learnt_suggestions (
    tenant_id,
    id,
    kind,
    key,
    content,
    source,
    question,
    question_id,
    conversation_id,
    answered_by,
    answer_id
  )
SELECT
  $1,
  id,
  kind,
  key,
  content,
  source,
  $3,
  $4,
  $5,
  $6,
  $7
FROM
  jsonb_to_recordset($2::jsonb) AS r (id uuid, kind text, key text, content jsonb, source jsonb)
WHERE
  (
    SELECT
      count(*)
    FROM
      learnt_suggestions
    WHERE
      status = 'open'
  ) < 200
ON CONFLICT (tenant_id, key) DO NOTHING;

DELETE FROM outbox
WHERE
  id = $1
  AND (
    sent_at IS NULL
    OR sent_at <= now()
  );

COMMIT;

-- SuggestionsRepository.markAnswered
UPDATE unanswered_questions
SET
  status = 'answered'
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
