-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- VisitorErasureRepository.freeze
BEGIN;

SELECT
  id
FROM
  conversations
WHERE
  visitor_id = $1;

WITH
  ended AS (
    UPDATE turns
    SET
      status = 'failed',
      error_code = 'erased',
      lease = lease + 1,
      finished_at = now()
    WHERE
      conversation_id IN (
        SELECT
          id
        FROM
          conversations
        WHERE
          visitor_id = $1
      )
      AND status IN ('queued', 'running')
    RETURNING
      id
  )
DELETE FROM outbox
WHERE
  kind = 'turn.answer'
  AND reference IN (
    SELECT
      id
    FROM
      ended
  );

SELECT
FROM
  turns
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
  AND leased_until > now()
LIMIT
  1;

COMMIT;

-- VisitorErasureRepository.remove
BEGIN;

SELECT
  id
FROM
  webhook_events
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
  AND data IS NOT NULL
ORDER BY
  id
LIMIT
  1000
FOR UPDATE;

UPDATE webhook_events
SET
  data = NULL
WHERE
  id = ANY ($1);

SELECT
  id
FROM
  webhook_deliveries
WHERE
  event_id = ANY ($1)
ORDER BY
  id
FOR UPDATE;

UPDATE webhook_deliveries
SET
  status = 'cancelled',
  next_attempt_at = NULL,
  ended_at = now(),
  reason = 'The visitor whom it was about was erased.'
WHERE
  id = ANY ($1)
  AND status = 'queued';

UPDATE webhook_attempts
SET
  response_body = NULL,
  response_headers = '{}'
WHERE
  delivery_id = ANY ($1);

DELETE FROM outbox
WHERE
  kind = 'webhook.deliver'
  AND reference = ANY ($1);

COMMIT;

BEGIN;

SELECT
  id
FROM
  webhook_events
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
  AND data IS NOT NULL
ORDER BY
  id
LIMIT
  1000
FOR UPDATE;

COMMIT;

DELETE FROM outbox
WHERE
  kind = 'channel.deliver'
  AND reference IN (
    SELECT
      id
    FROM
      channel_deliveries
    WHERE
      chat_id IN (
        SELECT
          id
        FROM
          channel_chats
        WHERE
          visitor_id = $1
      )
  );

DELETE FROM channel_deliveries
WHERE
  chat_id IN (
    SELECT
      id
    FROM
      channel_chats
    WHERE
      visitor_id = $1
  );

DELETE FROM channel_chats
WHERE
  visitor_id = $1;

DELETE FROM outbox
WHERE
  kind = 'questions.learn'
  AND reference IN (
    SELECT
      id
    FROM
      unanswered_questions
    WHERE
      conversation_id IN (
        SELECT
          id
        FROM
          conversations
        WHERE
          visitor_id = $1
      )
  );

WITH
  theirs AS (
    SELECT
      id
    FROM
      learnt_suggestions
    WHERE
      conversation_id IN (
        SELECT
          id
        FROM
          conversations
        WHERE
          visitor_id = $1
      )
  ),
  gone AS (
    DELETE FROM learnt_suggestions
    WHERE
      id IN (
        SELECT
          id
        FROM
          theirs
      )
      AND status = 'open'
  )
UPDATE learnt_suggestions
SET
  content = '{}',
  question = '',
  source = NULL,
  question_id = NULL,
  conversation_id = NULL,
  answer_id = NULL
WHERE
  id IN (
    SELECT
      id
    FROM
      theirs
  )
  AND status <> 'open';

DELETE FROM unanswered_questions
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  );

DELETE FROM outbox
WHERE
  kind IN ('conversation.return', 'handoff.notify')
  AND reference IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
    UNION ALL
    SELECT
      id
    FROM
      handoffs
    WHERE
      conversation_id IN (
        SELECT
          id
        FROM
          conversations
        WHERE
          visitor_id = $1
      )
  );

DELETE FROM model_spending
WHERE
  scope IN ('visitor', 'conversation')
  AND (
    subject = $1
    OR subject IN (
      SELECT
        id
      FROM
        conversations
      WHERE
        visitor_id = $1
    )
  );

UPDATE model_reservations
SET
  visitor_id = NULL,
  conversation_id = NULL
WHERE
  visitor_id = $1;

DELETE FROM handoffs
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  );

DELETE FROM idempotency_keys
WHERE
  subject_id = $1
  OR subject_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
  OR starts_with(route, 'visitor:' || $1::text || ' ')
  OR split_part(route, '/', 4) IN (
    SELECT
      id::text
    FROM
      conversations
    WHERE
      visitor_id = $1
  );

BEGIN;

SELECT
  id
FROM
  turns
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
LIMIT
  1000;

DELETE FROM outbox
WHERE
  kind = 'turn.answer'
  AND reference = ANY ($1);

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

COMMIT;

BEGIN;

SELECT
  id
FROM
  turns
WHERE
  conversation_id IN (
    SELECT
      id
    FROM
      conversations
    WHERE
      visitor_id = $1
  )
LIMIT
  1000;

COMMIT;

WITH
  gone AS (
    DELETE FROM conversation_notes
    WHERE
      id IN (
        SELECT
          id
        FROM
          conversation_notes
        WHERE
          conversation_id IN (
            SELECT
              id
            FROM
              conversations
            WHERE
              visitor_id = $1
          )
        LIMIT
          1000
      )
    RETURNING
      1
  )
SELECT
  count(*)::int AS count
FROM
  gone;

WITH
  gone AS (
    DELETE FROM messages
    WHERE
      id IN (
        SELECT
          id
        FROM
          messages
        WHERE
          conversation_id IN (
            SELECT
              id
            FROM
              conversations
            WHERE
              visitor_id = $1
          )
        LIMIT
          1000
      )
    RETURNING
      1
  )
SELECT
  count(*)::int AS count
FROM
  gone;

WITH
  gone AS (
    DELETE FROM conversations
    WHERE
      id IN (
        SELECT
          id
        FROM
          conversations
        WHERE
          visitor_id = $1
        LIMIT
          1000
      )
    RETURNING
      1
  )
SELECT
  count(*)::int AS count
FROM
  gone;

BEGIN;

DELETE FROM visitors
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
