-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AskedChats.resolve: the chat is new
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ('channel-chat ' || $1::text || ' ' || $2::text, 0));

SELECT
  h.id,
  h.visitor_id AS "visitorId",
  v.erasing_at IS NOT NULL AS "isErasing",
  h.unreachable_since IS NULL AS "isReachable",
  v.verified_phone IS NULL AS "hasNoPhone"
FROM
  channel_chats h
  JOIN visitors v ON v.tenant_id = h.tenant_id
  AND v.id = h.visitor_id
WHERE
  h.channel_id = $1
  AND h.external_id = $2;

SELECT
  pg_advisory_xact_lock(hashtextextended ('channel-chat ' || $1::text || ' ' || $2::text, 0));

SELECT
  id
FROM
  visitors
WHERE
  verified_phone = $1
  AND erasing_at IS NULL
ORDER BY
  id
LIMIT
  1;

INSERT INTO
  visitors (tenant_id, id, name, locale, verified_phone)
VALUES
  ($1, $2, $3, $4, $5);

INSERT INTO
  channel_chats (tenant_id, id, channel_id, kind, external_id, visitor_id, last_inbound_at, thread)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8::jsonb);

COMMIT;

-- AskedChats.resolve: the chat is known
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ('channel-chat ' || $1::text || ' ' || $2::text, 0));

SELECT
  h.id,
  h.visitor_id AS "visitorId",
  v.erasing_at IS NOT NULL AS "isErasing",
  h.unreachable_since IS NULL AS "isReachable",
  v.verified_phone IS NULL AS "hasNoPhone"
FROM
  channel_chats h
  JOIN visitors v ON v.tenant_id = h.tenant_id
  AND v.id = h.visitor_id
WHERE
  h.channel_id = $1
  AND h.external_id = $2;

UPDATE channel_chats
SET
  last_inbound_at = GREATEST(last_inbound_at, $2),
  thread = COALESCE($3::jsonb, thread)
WHERE
  id = $1;

UPDATE visitors
SET
  verified_phone = $2
WHERE
  id = $1
  AND erasing_at IS NULL
  AND NOT EXISTS (
    SELECT
    FROM
      visitors o
    WHERE
      o.verified_phone = $2
  );

COMMIT;

-- AskedChats.stored
SELECT
  h.external_id || ' ' || m.client_id AS name
FROM
  channel_chats h
  JOIN conversations c ON c.tenant_id = h.tenant_id
  AND c.visitor_id = h.visitor_id
  AND c.channel = $2
  JOIN messages m ON m.tenant_id = c.tenant_id
  AND m.conversation_id = c.id
  AND m.client_id = ANY ($4)
WHERE
  h.channel_id = $1
  AND h.external_id = ANY ($3);

-- AskedChats.countOfHour
SELECT
  count(*)::int AS count
FROM
  messages
WHERE
  conversation_id = $1
  AND author = 'visitor'
  AND created_at > now() - interval '1 hour';

-- AskedChats.hasMessage
SELECT
  1 AS stored
FROM
  messages
WHERE
  conversation_id = $1
  AND client_id = $2;

-- AskedChats.isUnanswered
BEGIN;

SELECT
  1 AS later
FROM
  messages
WHERE
  conversation_id = $1
  AND seq > $2
  AND author <> 'visitor'
LIMIT
  1;

COMMIT;

-- AskedChats.noteWish
UPDATE channel_chats
SET
  unreachable_since = CASE
    WHEN $4 THEN NULL
    ELSE COALESCE(unreachable_since, now())
  END
WHERE
  id = $1
  AND NOT EXISTS (
    SELECT
    FROM
      messages
    WHERE
      conversation_id = $2
      AND seq > $3
      AND author = 'visitor'
  );

-- AskedChats.noteReach
UPDATE channel_chats
SET
  unreachable_since = CASE
    WHEN $3::boolean THEN NULL
    ELSE COALESCE(unreachable_since, now())
  END
WHERE
  channel_id = $1
  AND external_id = $2;
