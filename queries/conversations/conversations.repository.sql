-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ConversationsRepository.saveVisitor
INSERT INTO
  visitors AS v (tenant_id, id, external_id, name, email, locale, page, verified_email)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (tenant_id, external_id)
WHERE
  external_id IS NOT NULL DO UPDATE
SET
  name = COALESCE(EXCLUDED.name, v.name),
  email = COALESCE(EXCLUDED.email, v.email),
  locale = COALESCE(EXCLUDED.locale, v.locale),
  page = COALESCE(EXCLUDED.page, v.page),
  verified_email = COALESCE(EXCLUDED.verified_email, v.verified_email)
WHERE
  v.erasing_at IS NULL
RETURNING
  id;

-- ConversationsRepository.create
INSERT INTO
  conversations (tenant_id, id, channel, visitor_id)
SELECT
  $1,
  $2,
  $3,
  id
FROM
  visitors
WHERE
  id = $4
  AND erasing_at IS NULL
FOR SHARE
RETURNING
  id;

-- ConversationsRepository.get
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
WHERE
  c.id = $1;

-- ConversationsRepository.openOn
INSERT INTO
  conversations (tenant_id, id, channel, visitor_id)
SELECT
  $1,
  $2,
  $3,
  id
FROM
  visitors
WHERE
  id = $4
  AND erasing_at IS NULL
FOR SHARE
ON CONFLICT DO NOTHING;

-- ConversationsRepository.leave
UPDATE conversations
SET
  left_at = now()
WHERE
  visitor_id = $1
  AND channel = $2
  AND left_at IS NULL
  AND last_seq > 0
RETURNING
  id;

-- ConversationsRepository.latestOf
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
WHERE
  c.visitor_id = $1
  AND c.channel = $2
  AND c.left_at IS NULL
ORDER BY
  c.id DESC
LIMIT
  1;

-- ConversationsRepository.latestIds
SELECT DISTINCT
  ON (visitor_id) visitor_id,
  id
FROM
  conversations
WHERE
  visitor_id = ANY ($1::uuid[])
  AND channel = $2
  AND left_at IS NULL
ORDER BY
  visitor_id,
  id DESC;

-- ConversationsRepository.rate
UPDATE conversations
SET
  rating = $2,
  rating_comment = $3,
  updated_at = now()
WHERE
  id = $1
RETURNING
  id;
