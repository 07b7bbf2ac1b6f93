-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OldRecords.deleteDeadLetters
BEGIN;

WITH
  gone AS (
    DELETE FROM dead_letters
    WHERE
      id IN (
        SELECT
          id
        FROM
          dead_letters
        WHERE
          last_failed_at < $1
          AND (
            status <> 'open'
            OR kind <> 'visitor.erase'
          )
        LIMIT
          $2
      )
    RETURNING
      1
  )
SELECT
  count(*)::integer AS count
FROM
  gone;

INSERT INTO
  audit_log (
    tenant_id,
    id,
    at,
    actor_kind,
    actor_id,
    actor_hint,
    action,
    object_kind,
    object_id,
    after,
    address,
    request_id,
    correlation_id
  )
VALUES
  (
    $1,
    $2,
    clock_timestamp(),
    'platform',
    'retention',
    '',
    'retention.sweep',
    'retention',
    $3,
    $4,
    '',
    $5,
    $6
  );

COMMIT;

-- OldRecords.deleteAuditLines
BEGIN;

SELECT
  expire_audit_log ($1, $2) AS count;

INSERT INTO
  audit_log (
    tenant_id,
    id,
    at,
    actor_kind,
    actor_id,
    actor_hint,
    action,
    object_kind,
    object_id,
    after,
    address,
    request_id,
    correlation_id
  )
VALUES
  (
    $1,
    $2,
    clock_timestamp(),
    'platform',
    'retention',
    '',
    'retention.sweep',
    'retention',
    $3,
    $4,
    '',
    $5,
    $6
  );

COMMIT;
