-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- EvaluationsRepository.begin
BEGIN;

INSERT INTO
  evaluations (tenant_id, id, reason, knowledge_version, total)
SELECT
  t.id,
  $1,
  $2,
  t.knowledge_version,
  n.total
FROM
  tenants t,
  (
    SELECT
      count(*)::int AS total
    FROM
      checks
  ) n
WHERE
  n.total > 0
RETURNING
  id;

INSERT INTO
  evaluation_results (tenant_id, evaluation_id, position, question, locale, must, must_not)
SELECT
  tenant_id,
  $1,
  row_number() OVER (
    ORDER BY
      position,
      id
  ),
  question,
  locale,
  must,
  must_not
FROM
  checks;

DELETE FROM evaluations
WHERE
  id IN (
    SELECT
      id
    FROM
      evaluations
    ORDER BY
      id DESC
    OFFSET
      50
  );

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- EvaluationsRepository.begin: a change of the knowledge owes it
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

INSERT INTO
  evaluations (tenant_id, id, reason, knowledge_version, total)
SELECT
  t.id,
  $1,
  $2,
  t.knowledge_version,
  n.total
FROM
  tenants t,
  (
    SELECT
      count(*)::int AS total
    FROM
      checks
  ) n
WHERE
  n.total > 0
RETURNING
  id;

INSERT INTO
  evaluation_results (tenant_id, evaluation_id, position, question, locale, must, must_not)
SELECT
  tenant_id,
  $1,
  row_number() OVER (
    ORDER BY
      position,
      id
  ),
  question,
  locale,
  must,
  must_not
FROM
  checks;

DELETE FROM evaluations
WHERE
  id IN (
    SELECT
      id
    FROM
      evaluations
    ORDER BY
      id DESC
    OFFSET
      50
  );

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- EvaluationsRepository.begin: there are no checks
BEGIN;

INSERT INTO
  evaluations (tenant_id, id, reason, knowledge_version, total)
SELECT
  t.id,
  $1,
  $2,
  t.knowledge_version,
  n.total
FROM
  tenants t,
  (
    SELECT
      count(*)::int AS total
    FROM
      checks
  ) n
WHERE
  n.total > 0
RETURNING
  id;

COMMIT;

-- EvaluationsRepository.list
SELECT
  id,
  status,
  reason,
  total,
  passed,
  failed,
  knowledge_version,
  final_version,
  created_at,
  finished_at
FROM
  evaluations
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR status = $3
  )
  AND (
    $4::text IS NULL
    OR reason = $4
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- EvaluationsRepository.get
SELECT
  id,
  status,
  reason,
  total,
  passed,
  failed,
  knowledge_version,
  final_version,
  created_at,
  finished_at
FROM
  evaluations
WHERE
  id = $1;

-- EvaluationsRepository.results
SELECT
  question,
  passed,
  answer,
  missing,
  found,
  confidence,
  responder,
  error
FROM
  evaluation_results
WHERE
  evaluation_id = $1
  AND passed IS NOT NULL
ORDER BY
  position;

-- EvaluationsRepository.finishedBefore
SELECT
  id,
  status,
  reason,
  total,
  passed,
  failed,
  knowledge_version,
  final_version,
  created_at,
  finished_at
FROM
  evaluations
WHERE
  id < $1
  AND status = 'done'
ORDER BY
  id DESC
LIMIT
  1;

-- EvaluationsRepository.changes
SELECT
  n.question,
  b.passed AS before,
  n.passed AS now,
  (n.locale, n.must, n.must_not) IS DISTINCT FROM (b.locale, b.must, b.must_not) AS "checkChanged"
FROM
  evaluation_results n
  JOIN evaluation_results b ON b.tenant_id = n.tenant_id
  AND b.evaluation_id = $1
  AND b.question = n.question
WHERE
  n.evaluation_id = $2
  AND n.passed <> b.passed
ORDER BY
  n.position;

-- EvaluationsRepository.open
UPDATE evaluations
SET
  status = 'running'
WHERE
  id = $1
  AND status <> 'done'
RETURNING
  id;

-- EvaluationsRepository.next
UPDATE evaluation_results
SET
  attempts = attempts + 1
WHERE
  evaluation_id = $1
  AND position = (
    SELECT
      min(position)
    FROM
      evaluation_results
    WHERE
      evaluation_id = $1
      AND passed IS NULL
  )
RETURNING
  position,
  attempts,
  question,
  locale,
  must,
  must_not;

-- EvaluationsRepository.record
UPDATE evaluation_results
SET
  passed = $3,
  answer = $4,
  missing = $5,
  found = $6,
  confidence = $7,
  responder = $8,
  error = $9
WHERE
  evaluation_id = $1
  AND position = $2
  AND passed IS NULL;

-- EvaluationsRepository.finish
BEGIN;

UPDATE evaluations e
SET
  status = 'done',
  finished_at = now(),
  passed = r.passed,
  failed = r.failed,
  final_version = t.knowledge_version
FROM
  tenants t,
  (
    SELECT
      count(*) FILTER (
        WHERE
          passed
      )::int AS passed,
      count(*) FILTER (
        WHERE
          NOT passed
      )::int AS failed
    FROM
      evaluation_results
    WHERE
      evaluation_id = $1
  ) r
WHERE
  e.id = $1
  AND t.id = e.tenant_id
  AND e.status <> 'done';

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- EvaluationsRepository.handOver
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- EvaluationsRepository.runsAfterChange
SELECT
  run_after_change AS wanted
FROM
  check_lists;

-- EvaluationsRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- EvaluationsRepository.postpone
UPDATE outbox
SET
  sent_at = $2
WHERE
  id = $1;
