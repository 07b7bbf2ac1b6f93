-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AssignmentsRepository.nameOf
SELECT
  name
FROM
  members
WHERE
  id = $1;

-- AssignmentsRepository.assign
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

UPDATE conversations
SET
  assignee_id = m.id,
  taken_at = now(),
  updated_at = now(),
  status = 'member',
  snoozed_until = NULL
FROM
  members m
WHERE
  conversations.id = $1
  AND m.id = $2
RETURNING
  conversations.id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
SELECT
  $1::uuid,
  $2::uuid,
  'conversation.return',
  $2::uuid,
  $3::text,
  now() + interval '1 minute'
ON CONFLICT (tenant_id, id) DO NOTHING;

WITH
  c AS (
    UPDATE conversations
    SET
      last_seq = last_seq + 1,
      status = $6,
      updated_at = now(),
      handoff_reason = CASE
        WHEN $9::jsonb IS NULL THEN handoff_reason
        ELSE $9::jsonb ->> 'reason'
      END
    WHERE
      id = $3
    RETURNING
      last_seq
  )
INSERT INTO
  messages (
    tenant_id,
    id,
    conversation_id,
    seq,
    author,
    text,
    client_id,
    citations,
    tools,
    handoff,
    confidence,
    turn_id
  )
SELECT
  $1,
  $2,
  $3,
  last_seq,
  $4,
  $5,
  $12,
  $7,
  $8,
  $9,
  $10,
  $11
FROM
  c
RETURNING
  id,
  conversation_id,
  seq,
  author,
  text,
  created_at,
  client_id,
  status,
  citations,
  tools,
  handoff,
  confidence,
  suggestions,
  turn_id,
  member_name,
  member_id;

COMMIT;

-- AssignmentsRepository.assign: another member has it
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

SELECT
  a.id,
  a.name
FROM
  conversations c
  JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
WHERE
  c.id = $1;

COMMIT;

-- AssignmentsRepository.release
BEGIN;

SELECT
  c.status
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $1
FOR UPDATE OF
  c;

UPDATE conversations
SET
  assignee_id = NULL,
  updated_at = now()
WHERE
  id = $1;

COMMIT;
