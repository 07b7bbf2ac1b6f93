-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- InvitationsRepository.list
SELECT
  id,
  email,
  role,
  created_at,
  sent_at,
  ends_at
FROM
  invitations
WHERE
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;

-- InvitationsRepository.get
SELECT
  id,
  email,
  role,
  created_at,
  sent_at,
  ends_at
FROM
  invitations
WHERE
  id = $1;

-- InvitationsRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.settleSent
BEGIN;

UPDATE invitations
SET
  sent_at = now()
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.change: roleOf
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  role
FROM
  members
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.change: get
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  id,
  email,
  role,
  created_at,
  sent_at,
  ends_at
FROM
  invitations
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.change: standing
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  EXISTS (
    SELECT
    FROM
      members
    WHERE
      email = $1
  ) AS is_member,
  EXISTS (
    SELECT
    FROM
      invitations
    WHERE
      email = $1
  ) AS is_invited,
  (
    (
      SELECT
        count(*)
      FROM
        members
    ) + (
      SELECT
        count(*)
      FROM
        invitations
    )
  )::int AS count;

COMMIT;

-- InvitationsRepository.change: insert
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

INSERT INTO
  invitations (tenant_id, id, email, role, ends_at)
VALUES
  ($1, $2, $3, $4, $5)
RETURNING
  id,
  email,
  role,
  created_at,
  sent_at,
  ends_at;

COMMIT;

-- InvitationsRepository.change: renew
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

UPDATE invitations
SET
  ends_at = $2
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.change: remove
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

DELETE FROM invitations
WHERE
  id = $1;

COMMIT;

-- InvitationsRepository.change: removeOf
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

DELETE FROM invitations
WHERE
  email = $1;

COMMIT;

-- InvitationsRepository.change: oweMail
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
