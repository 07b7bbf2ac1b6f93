-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SourcesRepository.create: it is new
BEGIN;

SELECT
  id
FROM
  sources
WHERE
  kind = $1
  AND identity = $2;

INSERT INTO
  sources (tenant_id, id, kind, identity, url, name, max_pages, max_depth, every_hours, added_by)
SELECT
  $1,
  $2,
  $3,
  $4,
  $5,
  $6,
  $7,
  $8,
  $9,
  $10
WHERE
  (
    SELECT
      count(*)
    FROM
      sources
  ) < $11
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- SourcesRepository.create: it is there already
BEGIN;

SELECT
  id
FROM
  sources
WHERE
  kind = $1
  AND identity = $2;

COMMIT;

-- SourcesRepository.create: a file
BEGIN;

SELECT
  id
FROM
  sources
WHERE
  kind = $1
  AND identity = $2;

INSERT INTO
  sources (tenant_id, id, kind, identity, url, name, max_pages, max_depth, every_hours, added_by)
SELECT
  $1,
  $2,
  $3,
  $4,
  $5,
  $6,
  $7,
  $8,
  $9,
  $10
WHERE
  (
    SELECT
      count(*)
    FROM
      sources
  ) < $11
RETURNING
  id;

INSERT INTO
  source_files (tenant_id, source_id, content)
VALUES
  ($1, $2, $3);

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- SourcesRepository.create: there are too many
BEGIN;

SELECT
  id
FROM
  sources
WHERE
  kind = $1
  AND identity = $2;

INSERT INTO
  sources (tenant_id, id, kind, identity, url, name, max_pages, max_depth, every_hours, added_by)
SELECT
  $1,
  $2,
  $3,
  $4,
  $5,
  $6,
  $7,
  $8,
  $9,
  $10
WHERE
  (
    SELECT
      count(*)
    FROM
      sources
  ) < $11
RETURNING
  id;

COMMIT;

-- SourcesRepository.list
SELECT
  s.id,
  s.kind,
  s.url,
  s.name,
  s.max_pages,
  s.max_depth,
  s.every_hours,
  s.status,
  s.problem,
  s.added_by,
  s.created_at,
  s.read_at,
  s.next_read_at,
  (
    SELECT
      jsonb_build_object(
        'found',
        count(*),
        'read',
        count(*) FILTER (
          WHERE
            status = 'read'
        ),
        'failed',
        count(*) FILTER (
          WHERE
            status = 'failed'
        )
      )
    FROM
      source_pages
    WHERE
      source_id = s.id
      AND run = s.run
  ) AS pages,
  (
    SELECT
      jsonb_object_agg(status, number)
    FROM
      (
        SELECT
          status,
          count(*) AS number
        FROM
          source_proposals
        WHERE
          source_id = s.id
        GROUP BY
          status
      ) n
  ) AS proposals
FROM
  sources s
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
    OR s.status = $4
  )
  AND (
    $5::text IS NULL
    OR s.url = $5
  )
ORDER BY
  s.id DESC
LIMIT
  $1;

-- SourcesRepository.get
SELECT
  s.id,
  s.kind,
  s.url,
  s.name,
  s.max_pages,
  s.max_depth,
  s.every_hours,
  s.status,
  s.problem,
  s.added_by,
  s.created_at,
  s.read_at,
  s.next_read_at,
  (
    SELECT
      jsonb_build_object(
        'found',
        count(*),
        'read',
        count(*) FILTER (
          WHERE
            status = 'read'
        ),
        'failed',
        count(*) FILTER (
          WHERE
            status = 'failed'
        )
      )
    FROM
      source_pages
    WHERE
      source_id = s.id
      AND run = s.run
  ) AS pages,
  (
    SELECT
      jsonb_object_agg(status, number)
    FROM
      (
        SELECT
          status,
          count(*) AS number
        FROM
          source_proposals
        WHERE
          source_id = s.id
        GROUP BY
          status
      ) n
  ) AS proposals
FROM
  sources s
WHERE
  s.id = $1;

-- SourcesRepository.exists
SELECT
FROM
  sources
WHERE
  id = $1;

-- SourcesRepository.readNow
BEGIN;

UPDATE sources
SET
  status = 'queued',
  next_read_at = NULL
WHERE
  id = $1
  AND status IN ('ready', 'failed')
RETURNING
  id;

DELETE FROM outbox
WHERE
  kind = 'source.read'
  AND reference = $1;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- SourcesRepository.remove
BEGIN;

SELECT
FROM
  sources
WHERE
  id = $1
FOR UPDATE;

SELECT
FROM
  opening_hours
WHERE
  source_id = $1;

DELETE FROM outbox
WHERE
  kind = 'source.read'
  AND reference = $1;

DELETE FROM sources
WHERE
  id = $1
RETURNING
  id;

UPDATE tenants
SET
  knowledge_version = knowledge_version + 1,
  updated_at = now();

COMMIT;
