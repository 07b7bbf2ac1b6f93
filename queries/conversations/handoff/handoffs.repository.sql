-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- HandoffsRepository.begin
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ('handoff.notify ' || current_setting('app.current_tenant'), 0));

UPDATE handoffs
SET
  attempts = attempts + 1,
  tried_at = now()
WHERE
  id = $1
  AND notice = 'pending'
  AND (
    SELECT
      count(*)
    FROM
      handoffs o
    WHERE
      o.tried_at > now() - interval '1 hour'
      AND o.id <> $1
  ) < $2
RETURNING
  id,
  conversation_id,
  reason,
  created_at,
  notice,
  attempts;

COMMIT;

-- HandoffsRepository.heldUntil
SELECT
  COALESCE(
    (
      SELECT
        o.tried_at + interval '1 hour'
      FROM
        handoffs o
      WHERE
        o.tried_at > now() - interval '1 hour'
        AND o.id <> $1
      ORDER BY
        o.tried_at DESC
      OFFSET
        $2::integer - 1
      LIMIT
        1
    ),
    now()
  ) AS until
FROM
  handoffs
WHERE
  id = $1
  AND notice = 'pending';

-- HandoffsRepository.alsoPending
SELECT
  id,
  conversation_id,
  reason,
  created_at,
  notice,
  attempts
FROM
  handoffs
WHERE
  notice = 'pending'
  AND id <> $1
ORDER BY
  id
LIMIT
  $2;

-- HandoffsRepository.told
BEGIN;

UPDATE handoffs
SET
  notice = 'sent',
  error = NULL
WHERE
  id = ANY ($1::uuid[]);

DELETE FROM outbox
WHERE
  kind = 'handoff.notify'
  AND reference = ANY ($1::uuid[]);

COMMIT;

-- HandoffsRepository.finish
BEGIN;

UPDATE handoffs
SET
  notice = 'none'
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- HandoffsRepository.giveUp
BEGIN;

UPDATE handoffs
SET
  notice = 'failed'
WHERE
  id = $1;

WITH
  owed AS (
    DELETE FROM outbox
    WHERE
      id = $1
    RETURNING
      *
  )
INSERT INTO
  dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at, last_failed_at)
SELECT
  tenant_id,
  $2,
  kind,
  reference,
  correlation_id,
  GREATEST(attempts, $4::integer),
  COALESCE($3, error, 'It failed.'),
  COALESCE(first_failed_at, now()),
  COALESCE(last_failed_at, now())
FROM
  owed;

COMMIT;

-- HandoffsRepository.beginAnew
UPDATE handoffs
SET
  notice = 'pending',
  attempts = 0
WHERE
  id = $1
  AND notice = 'failed';

-- HandoffsRepository.noteError
UPDATE handoffs
SET
  error = $2
WHERE
  id = $1;

-- HandoffsRepository.mailsFail
SELECT
  error IS NOT NULL AS fails
FROM
  handoffs
WHERE
  tried_at > now() - interval '1 day'
  AND (
    error IS NOT NULL
    OR notice = 'sent'
  )
ORDER BY
  tried_at DESC
LIMIT
  1;

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
      ),
      c.taken_at
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
