-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- HandoffsRepository.begin
UPDATE handoffs
SET
  attempts = attempts + 1
WHERE
  id = $1
  AND notice = 'pending'
RETURNING
  id,
  conversation_id,
  reason,
  created_at,
  notice,
  attempts;

-- HandoffsRepository.finish
BEGIN;

UPDATE handoffs
SET
  notice = $2
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- HandoffsRepository.postpone
UPDATE outbox
SET
  sent_at = $2
WHERE
  id = $1;

-- HandoffsRepository.settle
DELETE FROM outbox
WHERE
  id = $1;

-- HandoffsRepository.settleReturn
BEGIN;

SELECT
FROM
  conversations
WHERE
  id = $1
FOR UPDATE;

DELETE FROM outbox
WHERE
  id = $1
  AND NOT EXISTS (
    SELECT
    FROM
      conversations c
    WHERE
      c.id = $2
      AND c.status IN ('waiting', 'member')
  );

COMMIT;

-- HandoffsRepository.silence
SELECT
  c.status,
  COALESCE(
    GREATEST(
      (
        SELECT
          max(created_at)
        FROM
          handoffs h
        WHERE
          h.conversation_id = c.id
      ),
      (
        SELECT
          max(created_at)
        FROM
          messages m
        WHERE
          m.conversation_id = c.id
          AND m.author = 'member'
      )
    ),
    c.updated_at
  ) AS since
FROM
  conversations c
WHERE
  c.id = $1
  AND c.status IN ('waiting', 'member');

-- HandoffsRepository.standing
SELECT
  c.channel,
  COALESCE(v.verified_email, v.email) IS NOT NULL AS reachable,
  COALESCE(c.memory ->> 'language', v.locale) AS language
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
WHERE
  c.id = $1;

-- HandoffsRepository.keepEmail
UPDATE visitors
SET
  email = $2
WHERE
  id = $1
  AND erasing_at IS NULL;
