-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OldMessages.delete
BEGIN;

SELECT
  m.id,
  m.conversation_id,
  m.created_at::text AS created_at
FROM
  messages m
  JOIN conversations c ON c.id = m.conversation_id
WHERE
  m.created_at < $1
  AND (m.created_at, m.id) > ($2, $3)
  AND c.status NOT IN ('waiting', 'member')
  AND NOT EXISTS (
    SELECT
    FROM
      turns t
    WHERE
      t.conversation_id = c.id
      AND t.status IN ('queued', 'running')
  )
ORDER BY
  m.created_at,
  m.id
LIMIT
  500
FOR UPDATE OF
  c SKIP LOCKED;

SELECT
  id
FROM
  turns
WHERE
  message_id = ANY ($1)
  OR answer_id = ANY ($1);

DELETE FROM turn_traces
WHERE
  turn_id = ANY ($1);

UPDATE messages
SET
  turn_id = NULL
WHERE
  turn_id = ANY ($1);

DELETE FROM turns
WHERE
  id = ANY ($1);

DELETE FROM messages
WHERE
  id = ANY ($1);

DELETE FROM outbox
WHERE
  kind = 'questions.learn'
  AND reference IN (
    SELECT
      id
    FROM
      unanswered_questions
    WHERE
      conversation_id = ANY ($1)
      AND last_asked_at < $2
  );

DELETE FROM unanswered_questions
WHERE
  conversation_id = ANY ($1)
  AND last_asked_at < $2;

DELETE FROM learnt_suggestions
WHERE
  conversation_id = ANY ($1)
  AND created_at < $2
  AND status = 'open';

UPDATE learnt_suggestions
SET
  content = '{}',
  question = '',
  source = NULL,
  question_id = NULL,
  conversation_id = NULL,
  answer_id = NULL
WHERE
  conversation_id = ANY ($1)
  AND created_at < $2
  AND status <> 'open';

UPDATE conversations c
SET
  memory = '{}',
  rating_comment = NULL
WHERE
  id = ANY ($1)
  AND updated_at < $2
  AND NOT EXISTS (
    SELECT
    FROM
      messages m
    WHERE
      m.conversation_id = c.id
  );

INSERT INTO
  audit_log (
    tenant_id,
    id,
    at,
    actor_kind,
    actor_id,
    actor_hint,
    action,
    object_kind,
    object_id,
    after,
    address,
    request_id,
    correlation_id
  )
VALUES
  (
    $1,
    $2,
    clock_timestamp(),
    'platform',
    'retention',
    '',
    'retention.sweep',
    'retention',
    $3,
    $4,
    '',
    $5,
    $6
  );

COMMIT;
