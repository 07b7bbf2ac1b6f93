-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MailboxPlaces.get
SELECT
  uid_validity,
  last_uid,
  COALESCE(begun_at, now()) AS begun_at,
  COALESCE(read_until, begun_at, now()) AS read_until
FROM
  channel_mailboxes
WHERE
  channel_id = $1
  AND lease = $2;

-- MailboxPlaces.begin
UPDATE channel_mailboxes
SET
  uid_validity = $3,
  last_uid = $4,
  begun_at = COALESCE(begun_at, now()),
  tries = 0
WHERE
  channel_id = $1
  AND lease = $2
RETURNING
  channel_id;

-- MailboxPlaces.attempt
UPDATE channel_mailboxes
SET
  tries = tries + 1,
  leased_until = now() + interval '30 seconds'
WHERE
  channel_id = $1
  AND lease = $2
RETURNING
  tries;

-- MailboxPlaces.discount
UPDATE channel_mailboxes
SET
  tries = GREATEST(tries - 1, 0)
WHERE
  channel_id = $1
  AND lease = $2
RETURNING
  channel_id;

-- MailboxPlaces.advance
UPDATE channel_mailboxes
SET
  last_uid = $3,
  tries = 0
WHERE
  channel_id = $1
  AND lease = $2
RETURNING
  channel_id;

-- MailboxPlaces.noteWell
UPDATE channel_mailboxes
SET
  failures = 0,
  read_until = now()
WHERE
  channel_id = $1
  AND lease = $2
  AND (
    failures > 0
    OR read_until IS NULL
    OR read_until < now() - interval '5 minutes'
  );

-- MailboxPlaces.fail
UPDATE channel_mailboxes
SET
  leased_until = NULL,
  failures = failures + 1,
  due_at = now() + (1 + random() / 4) * interval '1 second' * CASE
    WHEN $3 THEN 600
    ELSE LEAST(600, 5 * 2 ^ LEAST(failures, 10))
  END
WHERE
  channel_id = $1
  AND lease = $2
RETURNING
  failures;
