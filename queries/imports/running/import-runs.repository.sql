-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ImportRuns.open
UPDATE imports
SET
  status = 'running',
  attempts = attempts + 1,
  started_at = COALESCE(started_at, now())
WHERE
  id = $1
  AND status IN ('queued', 'running')
  AND file_id IS NOT NULL
  AND EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.id = $2
  )
RETURNING
  id,
  file_id AS "fileId",
  kind,
  format,
  encoding,
  delimiter,
  mapping,
  timezone,
  is_dry_run AS "dryRun",
  row_count AS "rows",
  attempts,
  stamp;

-- ImportRuns.advance
BEGIN;

UPDATE imports
SET
  row_count = $3,
  created_count = created_count + $4,
  updated_count = updated_count + $5,
  unchanged_count = unchanged_count + $6,
  failed_count = failed_count + $7,
  warning_count = warning_count + $8,
  attempts = 0
WHERE
  id = $1
  AND status = 'running'
  AND row_count = $2
  AND EXISTS (
    SELECT
    FROM
      tenants t
    WHERE
      t.status = 'active'
  )
RETURNING
  id;

SELECT
  severity,
  count(*)::integer AS count
FROM
  import_problems
WHERE
  import_id = $1
GROUP BY
  severity;

INSERT INTO
  import_problems (tenant_id, id, import_id, severity, line, column_name, code, detail, value)
SELECT
  $1,
  r.id,
  $2,
  r.severity,
  r.line,
  r."column",
  r.code,
  r.detail,
  r.value
FROM
  jsonb_to_recordset($3::jsonb) AS r (id uuid, severity text, line integer, "column" text, code text, detail text, value text);

COMMIT;

-- ImportRuns.end
BEGIN;

UPDATE imports
SET
  status = $2,
  problem = $3,
  problem_detail = $4,
  ended_at = now()
WHERE
  id = $1
  AND status = 'running';

DELETE FROM import_files
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- ImportRuns.isWanted
SELECT
FROM
  imports
WHERE
  id = $1
  AND status = 'running'
  AND EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.id = $2
  );

-- ImportRuns.handOver
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- ImportRuns.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
