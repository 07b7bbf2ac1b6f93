-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- NotesRepository.list
SELECT
  n.id,
  n.conversation_id AS "conversationId",
  n.text,
  n.created_at AS "createdAt",
  jsonb_build_object('kind', n.author_kind, 'id', n.author_id, 'name', n.author_name) AS author
FROM
  conversation_notes n
WHERE
  n.conversation_id = $1
  AND (
    $3::uuid IS NULL
    OR n.id < $3
  )
ORDER BY
  n.id DESC
LIMIT
  $2;

-- NotesRepository.create
INSERT INTO
  conversation_notes AS n (tenant_id, id, conversation_id, author_kind, author_id, author_name, text)
SELECT
  $1,
  $2,
  c.id,
  $4,
  $5,
  COALESCE(
    (
      SELECT
        m.name
      FROM
        members m
      WHERE
        m.id = $5
    ),
    ''
  ),
  $6
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $3
RETURNING
  n.id,
  n.conversation_id AS "conversationId",
  n.text,
  n.created_at AS "createdAt",
  jsonb_build_object('kind', n.author_kind, 'id', n.author_id, 'name', n.author_name) AS author;

-- NotesRepository.create: a key writes it
INSERT INTO
  conversation_notes AS n (tenant_id, id, conversation_id, author_kind, author_id, author_name, text)
SELECT
  $1,
  $2,
  c.id,
  $4,
  $5,
  COALESCE(
    (
      SELECT
        k.name
      FROM
        api_keys k
      WHERE
        k.id = $5
    ),
    ''
  ),
  $6
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $3
RETURNING
  n.id,
  n.conversation_id AS "conversationId",
  n.text,
  n.created_at AS "createdAt",
  jsonb_build_object('kind', n.author_kind, 'id', n.author_id, 'name', n.author_name) AS author;

-- NotesRepository.remove
WITH
  gone AS (
    DELETE FROM conversation_notes
    WHERE
      conversation_id = $1
      AND id = $2
    RETURNING
      1
  )
SELECT
  1
FROM
  gone;
