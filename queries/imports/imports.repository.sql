-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ImportsRepository.create
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ($1, 0));

SELECT
  count(*)::integer AS count
FROM
  imports
WHERE
  status IN ('queued', 'running');

UPDATE import_files
SET
  is_used = true
WHERE
  id = $1
RETURNING
  id;

INSERT INTO
  imports (
    tenant_id,
    id,
    kind,
    format,
    name,
    bytes,
    encoding,
    delimiter,
    mapping,
    timezone,
    is_dry_run,
    file_id,
    stamp
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13::jsonb);

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- ImportsRepository.list
SELECT
  id,
  status,
  kind,
  format,
  name,
  bytes,
  is_dry_run AS "dryRun",
  encoding,
  delimiter,
  timezone,
  problem,
  problem_detail AS detail,
  row_count AS "rows",
  created_count AS created,
  updated_count AS updated,
  unchanged_count AS unchanged,
  failed_count AS failed,
  warning_count AS "warningCount",
  created_at AS "createdAt",
  started_at AS "startedAt",
  ended_at AS "endedAt"
FROM
  imports
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR kind = $3
  )
  AND (
    $4::text IS NULL
    OR status = $4
  )
  AND (
    $5::text IS NULL
    OR name = $5
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ImportsRepository.get
SELECT
  id,
  status,
  kind,
  format,
  name,
  bytes,
  is_dry_run AS "dryRun",
  encoding,
  delimiter,
  timezone,
  problem,
  problem_detail AS detail,
  row_count AS "rows",
  created_count AS created,
  updated_count AS updated,
  unchanged_count AS unchanged,
  failed_count AS failed,
  warning_count AS "warningCount",
  created_at AS "createdAt",
  started_at AS "startedAt",
  ended_at AS "endedAt"
FROM
  imports
WHERE
  id = $1;

-- ImportsRepository.problems
SELECT
  severity,
  line,
  column_name AS column,
  code,
  detail,
  value
FROM
  import_problems
WHERE
  import_id = $1
ORDER BY
  severity,
  line,
  id
LIMIT
  $2;

-- ImportsRepository.firstProblems
SELECT
  severity,
  line,
  column_name AS column,
  code,
  detail,
  value
FROM
  import_problems
WHERE
  import_id = $1
  AND severity = $2
ORDER BY
  line,
  id
LIMIT
  $3;

-- ImportsRepository.cancel
BEGIN;

UPDATE imports
SET
  status = 'cancelled',
  ended_at = now()
WHERE
  id = $1
  AND status IN ('queued', 'running')
RETURNING
  file_id AS file;

DELETE FROM outbox
WHERE
  kind = 'import.run'
  AND reference = $1;

DELETE FROM import_files
WHERE
  id = $1;

COMMIT;

-- ImportsRepository.remove
BEGIN;

DELETE FROM imports
WHERE
  id = $1
RETURNING
  file_id AS file;

DELETE FROM outbox
WHERE
  kind = 'import.run'
  AND reference = $1;

DELETE FROM import_files
WHERE
  id = $1;

COMMIT;
