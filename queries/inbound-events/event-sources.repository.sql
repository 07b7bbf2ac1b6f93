-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- EventSourcesRepository.create
BEGIN;

INSERT INTO
  event_sources (tenant_id, id, kind, name)
SELECT
  $1,
  $2,
  $3,
  $4
WHERE
  (
    SELECT
      count(*)
    FROM
      event_sources
  ) < $5
RETURNING
  id;

INSERT INTO
  event_source_secrets (tenant_id, id, source_id, sealed_secret, last_four)
VALUES
  ($1, $2, $3, $4, $5);

COMMIT;

-- EventSourcesRepository.list
SELECT
  s.id,
  s.kind,
  s.name,
  s.enabled,
  s.last_received_at,
  s.last_refused_at,
  s.last_refused_reason,
  s.created_at,
  s.updated_at,
  s.row_version,
  k.created_at AS secret_at,
  k.last_four AS secret_ends,
  (
    SELECT
      max(k.expires_at)
    FROM
      event_source_secrets k
    WHERE
      k.source_id = s.id
      AND k.expires_at > now()
  ) AS previous
FROM
  event_sources s
  LEFT JOIN event_source_secrets k ON k.tenant_id = s.tenant_id
  AND k.source_id = s.id
  AND k.expires_at IS NULL
WHERE
  (
    $2::uuid IS NULL
    OR s.id < $2
  )
  AND (
    $3::text IS NULL
    OR s.kind = $3
  )
  AND (
    $4::text IS NULL
    OR s.name = $4
  )
ORDER BY
  s.id DESC
LIMIT
  $1;

-- EventSourcesRepository.get
SELECT
  s.id,
  s.kind,
  s.name,
  s.enabled,
  s.last_received_at,
  s.last_refused_at,
  s.last_refused_reason,
  s.created_at,
  s.updated_at,
  s.row_version,
  k.created_at AS secret_at,
  k.last_four AS secret_ends,
  (
    SELECT
      max(k.expires_at)
    FROM
      event_source_secrets k
    WHERE
      k.source_id = s.id
      AND k.expires_at > now()
  ) AS previous
FROM
  event_sources s
  LEFT JOIN event_source_secrets k ON k.tenant_id = s.tenant_id
  AND k.source_id = s.id
  AND k.expires_at IS NULL
WHERE
  s.id = $1;

-- EventSourcesRepository.update
BEGIN;

SELECT
FROM
  event_sources
WHERE
  id = $1
  AND require_match (row_version)
FOR NO KEY UPDATE;

UPDATE event_sources
SET
  name = COALESCE($2, name),
  enabled = COALESCE($3, enabled),
  updated_at = now()
WHERE
  id = $1;

COMMIT;

-- EventSourcesRepository.update: its secret is a new one
BEGIN;

SELECT
FROM
  event_sources
WHERE
  id = $1
  AND require_match (row_version)
FOR NO KEY UPDATE;

SELECT
FROM
  event_source_secrets k
WHERE
  source_id = $1
  AND (
    k.expires_at IS NULL
    OR k.expires_at > now()
  );

DELETE FROM event_source_secrets
WHERE
  source_id = $1
  AND expires_at <= now();

UPDATE event_source_secrets
SET
  expires_at = LEAST(expires_at, now() + $2::integer * interval '1 hour')
WHERE
  source_id = $1;

INSERT INTO
  event_source_secrets (tenant_id, id, source_id, sealed_secret, last_four)
VALUES
  ($1, $2, $3, $4, $5);

UPDATE event_sources
SET
  name = COALESCE($2, name),
  enabled = COALESCE($3, enabled),
  updated_at = now()
WHERE
  id = $1;

COMMIT;

-- EventSourcesRepository.remove
BEGIN;

DELETE FROM outbox
WHERE
  id IN (
    SELECT
      id
    FROM
      event_deliveries
    WHERE
      source_id = $1
      AND status = 'queued'
  );

DELETE FROM event_sources
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

COMMIT;

-- EventSourcesRepository.forDelivery
SELECT
  s.kind,
  s.enabled,
  k.id,
  k.sealed_secret AS sealed
FROM
  event_sources s
  LEFT JOIN event_source_secrets k ON k.tenant_id = s.tenant_id
  AND k.source_id = s.id
  AND (
    k.expires_at IS NULL
    OR k.expires_at > now()
  )
WHERE
  s.id = $1
ORDER BY
  k.created_at DESC;

-- EventSourcesRepository.noteRefusal
UPDATE event_sources
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
