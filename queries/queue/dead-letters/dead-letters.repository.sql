-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeadLettersRepository.list: all
SELECT
  d.tenant_id,
  d.id,
  t.name AS tenant_name,
  d.kind,
  d.reference,
  d.correlation_id,
  d.error,
  d.attempts,
  d.first_failed_at,
  d.last_failed_at,
  d.status,
  d.reason,
  d.decided_at
FROM
  dead_letters d
  JOIN tenants t ON t.id = d.tenant_id
WHERE
  (
    $1::uuid IS NULL
    OR d.tenant_id = $1
  )
  AND (
    $2::text IS NULL
    OR d.status = $2
  )
  AND (
    $3::text[] IS NULL
    OR d.kind = ANY ($3)
  )
  AND (
    $4::uuid IS NULL
    OR d.id < $4
  )
ORDER BY
  d.id DESC
LIMIT
  $5;

-- DeadLettersRepository.list: filtered
SELECT
  d.tenant_id,
  d.id,
  t.name AS tenant_name,
  d.kind,
  d.reference,
  d.correlation_id,
  d.error,
  d.attempts,
  d.first_failed_at,
  d.last_failed_at,
  d.status,
  d.reason,
  d.decided_at
FROM
  dead_letters d
  JOIN tenants t ON t.id = d.tenant_id
WHERE
  (
    $1::uuid IS NULL
    OR d.tenant_id = $1
  )
  AND (
    $2::text IS NULL
    OR d.status = $2
  )
  AND (
    $3::text[] IS NULL
    OR d.kind = ANY ($3)
  )
  AND (
    $4::uuid IS NULL
    OR d.id < $4
  )
ORDER BY
  d.id DESC
LIMIT
  $5;

-- DeadLettersRepository.get
SELECT
  d.tenant_id,
  d.id,
  t.name AS tenant_name,
  d.kind,
  d.reference,
  d.correlation_id,
  d.error,
  d.attempts,
  d.first_failed_at,
  d.last_failed_at,
  d.status,
  d.reason,
  d.decided_at
FROM
  dead_letters d
  JOIN tenants t ON t.id = d.tenant_id
WHERE
  d.id = $1;

-- DeadLettersRepository.countOpen
SELECT
  kind,
  count(*)::integer AS count
FROM
  dead_letters
WHERE
  status = 'open'
GROUP BY
  kind;

-- DeadLettersRepository.retry
BEGIN;

UPDATE dead_letters
SET
  status = 'retried',
  decided_at = now()
WHERE
  id = $1
  AND status = 'open'
RETURNING
  kind,
  reference;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- DeadLettersRepository.discard
UPDATE dead_letters
SET
  status = 'discarded',
  reason = $2,
  decided_at = now()
WHERE
  id = $1
  AND status = 'open'
RETURNING
  id;

-- DeadLettersRepository.deleteOld
WITH
  old AS (
    SELECT
      tenant_id,
      id,
      decided_at AS age
    FROM
      dead_letters
    WHERE
      decided_at >= $1::timestamptz
      AND decided_at < now() - interval '90 days'
      AND true
    ORDER BY
      decided_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM dead_letters
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;

WITH
  old AS (
    SELECT
      tenant_id,
      id,
      last_failed_at AS age
    FROM
      dead_letters
    WHERE
      last_failed_at >= $1::timestamptz
      AND last_failed_at < now() - interval '30 days'
      AND status = 'open'
      AND kind = 'webhook.deliver'
    ORDER BY
      last_failed_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM dead_letters
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND status = 'open'
      AND kind = 'webhook.deliver'
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;

WITH
  old AS (
    SELECT
      tenant_id,
      id,
      last_failed_at AS age
    FROM
      dead_letters
    WHERE
      last_failed_at >= $1::timestamptz
      AND last_failed_at < now() - interval '7 days'
      AND status = 'open'
      AND kind = 'member.mail'
    ORDER BY
      last_failed_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM dead_letters
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND status = 'open'
      AND kind = 'member.mail'
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;
