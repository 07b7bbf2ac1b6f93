-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MailboxLeases.claim
UPDATE channel_mailboxes m
SET
  lease = m.lease + 1,
  leased_until = now() + interval '30 seconds'
FROM
  (
    SELECT
      m.tenant_id,
      m.channel_id
    FROM
      channel_mailboxes m
    WHERE
      m.due_at <= now()
      AND (
        m.leased_until IS NULL
        OR m.leased_until < now()
      )
      AND EXISTS (
        SELECT
        FROM
          channels c
          JOIN tenants t ON t.id = c.tenant_id
        WHERE
          c.tenant_id = m.tenant_id
          AND c.id = m.channel_id
          AND c.enabled
          AND t.status = 'active'
      )
    ORDER BY
      m.due_at
    LIMIT
      $1
    FOR UPDATE OF
      m SKIP LOCKED
  ) due
WHERE
  m.tenant_id = due.tenant_id
  AND m.channel_id = due.channel_id
RETURNING
  m.tenant_id,
  m.channel_id,
  m.lease;

-- MailboxLeases.renew
UPDATE channel_mailboxes m
SET
  leased_until = now() + interval '30 seconds'
FROM
  unnest($1::uuid[], $2::uuid[], $3::integer[]) AS held (tenant_id, channel_id, lease)
WHERE
  m.tenant_id = held.tenant_id
  AND m.channel_id = held.channel_id
  AND m.lease = held.lease
  AND EXISTS (
    SELECT
    FROM
      channels c
      JOIN tenants t ON t.id = c.tenant_id
    WHERE
      c.tenant_id = m.tenant_id
      AND c.id = m.channel_id
      AND c.enabled
      AND t.status = 'active'
  )
RETURNING
  m.tenant_id,
  m.channel_id,
  m.lease;

-- MailboxLeases.release
UPDATE channel_mailboxes m
SET
  leased_until = NULL
FROM
  unnest($1::uuid[], $2::uuid[], $3::integer[]) AS held (tenant_id, channel_id, lease)
WHERE
  m.tenant_id = held.tenant_id
  AND m.channel_id = held.channel_id
  AND m.lease = held.lease;
