-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChannelsRepository.create
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ($1, 0));

INSERT INTO
  channels (
    tenant_id,
    id,
    kind,
    name,
    account_id,
    account_name,
    settings,
    sealed_secrets,
    failure,
    failure_of,
    failing_since
  )
SELECT
  $1,
  $2,
  $3,
  $4,
  $5,
  $6,
  $7::jsonb,
  $8,
  $10,
  'receiving',
  now()
WHERE
  (
    SELECT
      count(*)
    FROM
      channels
  ) < $9
RETURNING
  id;

COMMIT;

-- ChannelsRepository.list
SELECT
  id,
  kind,
  name,
  enabled,
  account_id,
  account_name,
  settings,
  sealed_secrets,
  secrets_at,
  failing_since,
  failure,
  last_received_at,
  last_refused_at,
  last_refused_reason,
  created_at,
  updated_at,
  row_version
FROM
  channels
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR kind = $3
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ChannelsRepository.get
SELECT
  id,
  kind,
  name,
  enabled,
  account_id,
  account_name,
  settings,
  sealed_secrets,
  secrets_at,
  failing_since,
  failure,
  last_received_at,
  last_refused_at,
  last_refused_reason,
  created_at,
  updated_at,
  row_version
FROM
  channels
WHERE
  id = $1;

-- ChannelsRepository.open
SELECT
  id,
  kind,
  name,
  enabled,
  account_id,
  account_name,
  settings,
  sealed_secrets,
  secrets_at,
  failing_since,
  failure,
  last_received_at,
  last_refused_at,
  last_refused_reason,
  created_at,
  updated_at,
  row_version
FROM
  channels
WHERE
  id = $1;

-- ChannelsRepository.ofAccounts
SELECT
  id,
  kind,
  name,
  enabled,
  account_id,
  account_name,
  settings,
  sealed_secrets,
  secrets_at,
  failing_since,
  failure,
  last_received_at,
  last_refused_at,
  last_refused_reason,
  created_at,
  updated_at,
  row_version
FROM
  channels
WHERE
  kind = $1
  AND account_id = ANY ($2)
ORDER BY
  id;

-- ChannelsRepository.update
UPDATE channels
SET
  name = COALESCE($2, name),
  enabled = COALESCE($3, enabled),
  account_name = COALESCE($4, account_name),
  settings = COALESCE($5::jsonb, settings),
  sealed_secrets = COALESCE($6, sealed_secrets),
  failure = CASE
    WHEN $6::bytea IS NULL THEN failure
    ELSE $7
  END,
  failure_of = CASE
    WHEN $6::bytea IS NULL THEN failure_of
    ELSE 'receiving'
  END,
  failing_since = CASE
    WHEN $6::bytea IS NULL THEN failing_since
    ELSE COALESCE(failing_since, now())
  END,
  secrets_at = CASE
    WHEN $6::bytea IS NULL THEN secrets_at
    ELSE now()
  END,
  updated_at = now()
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

-- ChannelsRepository.requireMatch
SELECT
FROM
  channels
WHERE
  id = $1
  AND require_match (row_version);

-- ChannelsRepository.remove
BEGIN;

SELECT
  id
FROM
  channel_chats
WHERE
  channel_id = $1
ORDER BY
  id
FOR UPDATE;

DELETE FROM outbox
WHERE
  kind = 'channel.deliver'
  AND reference IN (
    SELECT
      id
    FROM
      channel_deliveries
    WHERE
      channel_id = $1
      AND status = 'queued'
  );

DELETE FROM channel_deliveries
WHERE
  channel_id = $1
  OR chat_id IN (
    SELECT
      id
    FROM
      channel_chats
    WHERE
      channel_id = $1
  );

DELETE FROM channel_chats
WHERE
  channel_id = $1;

DELETE FROM channels
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

COMMIT;

-- ChannelsRepository.noteReceived
UPDATE channels
SET
  last_received_at = now()
WHERE
  id = $1
  AND (
    last_received_at IS NULL
    OR last_received_at < now() - interval '5 seconds'
  );

-- ChannelsRepository.noteRefusal
UPDATE channels
SET
  last_refused_at = now(),
  last_refused_reason = $2
WHERE
  id = $1
  AND (
    last_refused_at IS NULL
    OR last_refused_at < now() - interval '5 seconds'
    OR last_refused_reason <> $2
  );

-- ChannelsRepository.noteFailure
UPDATE channels
SET
  failure = $2,
  failure_of = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE $3
  END,
  failing_since = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE COALESCE(failing_since, now())
  END
WHERE
  id = $1
  AND (
    failure IS DISTINCT FROM $2
    OR failure_of IS DISTINCT FROM $3
  );

-- ChannelsRepository.noteSending
UPDATE channels
SET
  failure = $2,
  failure_of = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE 'sending'
  END,
  failing_since = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE COALESCE(failing_since, now())
  END
WHERE
  id = $1
  AND failure IS DISTINCT FROM $2
  AND failure_of IS DISTINCT FROM 'receiving';

-- ChannelsRepository.noteReceiving
UPDATE channels
SET
  failure = $2,
  failure_of = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE 'receiving'
  END,
  failing_since = CASE
    WHEN $2::text IS NULL THEN NULL
    ELSE COALESCE(failing_since, now())
  END
WHERE
  id = $1
  AND failure IS DISTINCT FROM $2
  AND (
    $2::text IS NOT NULL
    OR failure_of = 'receiving'
  );
