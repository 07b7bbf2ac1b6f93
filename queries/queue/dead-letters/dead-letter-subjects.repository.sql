-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeadLetterSubjectsRepository.find
SELECT
  t.id AS reference,
  'message' AS what,
  m.seq::text AS name,
  c.channel AS detail,
  NULL AS reason,
  NULL AS order_number,
  t.conversation_id,
  t.message_id,
  NULL::uuid AS order_id,
  NULL::uuid AS source_id
FROM
  turns t
  JOIN conversations c ON c.id = t.conversation_id
  LEFT JOIN messages m ON m.id = t.message_id
WHERE
  t.id = ANY ($1)
UNION ALL
SELECT
  h.id,
  'conversation',
  NULL,
  c.channel,
  NULL,
  NULL,
  c.id,
  NULL,
  NULL,
  NULL
FROM
  handoffs h
  JOIN conversations c ON c.id = h.conversation_id
WHERE
  h.id = ANY ($1)
UNION ALL
SELECT
  c.id,
  'conversation',
  NULL,
  c.channel,
  NULL,
  NULL,
  c.id,
  NULL,
  NULL,
  NULL
FROM
  conversations c
WHERE
  c.id = ANY ($1)
UNION ALL
SELECT
  u.id,
  'question',
  NULL,
  NULL,
  NULL,
  NULL,
  u.conversation_id,
  NULL,
  NULL,
  NULL
FROM
  unanswered_questions u
WHERE
  u.id = ANY ($1)
UNION ALL
SELECT
  v.id,
  'visitor',
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL
FROM
  visitors v
WHERE
  v.id = ANY ($1)
UNION ALL
SELECT
  i.id,
  'order',
  NULL,
  c.channel,
  NULL,
  o.number,
  c.id,
  NULL,
  o.id,
  NULL
FROM
  order_inquiries i
  JOIN orders o ON o.id = i.order_id
  JOIN conversations c ON c.id = i.conversation_id
WHERE
  i.id = ANY ($1)
UNION ALL
SELECT
  d.id,
  'delivery',
  s.name,
  d.type,
  d.reason,
  o.number,
  NULL,
  NULL,
  o.id,
  s.id
FROM
  event_deliveries d
  JOIN event_sources s ON s.id = d.source_id
  LEFT JOIN orders o ON o.id = d.order_id
WHERE
  d.id = ANY ($1)
UNION ALL
SELECT
  d.id,
  'webhook',
  substring(
    w.url
    from
      '^https?://([^/?#]+)'
  ),
  e.type,
  d.reason,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL
FROM
  webhook_deliveries d
  JOIN webhook_endpoints w ON w.id = d.endpoint_id
  JOIN webhook_events e ON e.id = d.event_id
WHERE
  d.id = ANY ($1)
UNION ALL
SELECT
  w.id,
  'webhook',
  substring(
    w.url
    from
      '^https?://([^/?#]+)'
  ),
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL
FROM
  webhook_endpoints w
WHERE
  w.id = ANY ($1)
UNION ALL
SELECT
  m.id,
  'sent',
  m.seq::text,
  c.channel,
  d.reason,
  NULL,
  c.id,
  m.id,
  NULL,
  NULL
FROM
  channel_deliveries d
  JOIN messages m ON m.id = d.id
  JOIN conversations c ON c.id = m.conversation_id
WHERE
  d.id = ANY ($1)
UNION ALL
SELECT
  s.id,
  'source',
  s.name,
  s.kind,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  s.id
FROM
  sources s
WHERE
  s.id = ANY ($1);
