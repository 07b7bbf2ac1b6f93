-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OldMessages.delete
BEGIN;

SELECT
  id,
  conversation_id,
  created_at::text AS created_at
FROM
  messages
WHERE
  created_at < $1
  AND (created_at, id) > ($2, $3)
ORDER BY
  created_at,
  id
LIMIT
  500;

SELECT
  c.id
FROM
  conversations c
WHERE
  c.id = ANY ($1)
  AND c.updated_at < $2
  AND NOT (
    c.status IN ('waiting', 'member')
    OR EXISTS (
      SELECT
      FROM
        turns t
      WHERE
        t.conversation_id = c.id
        AND t.status IN ('queued', 'running')
    )
    OR EXISTS (
      SELECT
      FROM
        outbox o
        JOIN turns t ON t.id = o.reference
      WHERE
        o.kind = 'turn.answer'
        AND t.conversation_id = c.id
    )
    OR (
      c.status <> 'resolved'
      AND EXISTS (
        SELECT
        FROM
          dead_letters d
          JOIN turns t ON t.id = d.reference
        WHERE
          d.kind = 'turn.answer'
          AND d.status = 'open'
          AND t.conversation_id = c.id
      )
    )
    OR EXISTS (
      SELECT
      FROM
        channel_chats h
        JOIN channel_deliveries d ON d.chat_id = h.id
      WHERE
        h.visitor_id = c.visitor_id
        AND d.status = 'queued'
    )
  )
  AND NOT EXISTS (
    SELECT
    FROM
      visitors v
    WHERE
      v.id = c.visitor_id
      AND v.erasing_at IS NOT NULL
  )
ORDER BY
  c.id
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

BEGIN;

SELECT
  id,
  conversation_id,
  created_at::text AS created_at
FROM
  conversation_notes
WHERE
  created_at < $1
  AND (created_at, id) > ($2, $3)
ORDER BY
  created_at,
  id
LIMIT
  500;

COMMIT;

-- OldMessages.delete: only notes are old
BEGIN;

SELECT
  id,
  conversation_id,
  created_at::text AS created_at
FROM
  messages
WHERE
  created_at < $1
  AND (created_at, id) > ($2, $3)
ORDER BY
  created_at,
  id
LIMIT
  500;

COMMIT;

BEGIN;

SELECT
  id,
  conversation_id,
  created_at::text AS created_at
FROM
  conversation_notes
WHERE
  created_at < $1
  AND (created_at, id) > ($2, $3)
ORDER BY
  created_at,
  id
LIMIT
  500;

SELECT
  c.id
FROM
  conversations c
WHERE
  c.id = ANY ($1)
  AND c.updated_at < $2
  AND NOT (
    c.status IN ('waiting', 'member')
    OR EXISTS (
      SELECT
      FROM
        turns t
      WHERE
        t.conversation_id = c.id
        AND t.status IN ('queued', 'running')
    )
    OR EXISTS (
      SELECT
      FROM
        outbox o
        JOIN turns t ON t.id = o.reference
      WHERE
        o.kind = 'turn.answer'
        AND t.conversation_id = c.id
    )
    OR (
      c.status <> 'resolved'
      AND EXISTS (
        SELECT
        FROM
          dead_letters d
          JOIN turns t ON t.id = d.reference
        WHERE
          d.kind = 'turn.answer'
          AND d.status = 'open'
          AND t.conversation_id = c.id
      )
    )
    OR EXISTS (
      SELECT
      FROM
        channel_chats h
        JOIN channel_deliveries d ON d.chat_id = h.id
      WHERE
        h.visitor_id = c.visitor_id
        AND d.status = 'queued'
    )
  )
  AND NOT EXISTS (
    SELECT
    FROM
      visitors v
    WHERE
      v.id = c.visitor_id
      AND v.erasing_at IS NOT NULL
  )
ORDER BY
  c.id
FOR UPDATE OF
  c SKIP LOCKED;

DELETE FROM conversation_notes
WHERE
  id = ANY ($1);

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
