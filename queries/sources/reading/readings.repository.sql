-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ReadingsRepository.open
UPDATE sources s
SET
  status = 'reading',
  problem = NULL,
  next_read_at = NULL,
  run = s.run + (s.status <> 'reading')::int
WHERE
  s.id = $1
  AND EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.id = $2
  )
RETURNING
  s.id,
  s.kind,
  s.url,
  s.name,
  s.max_pages AS "maxPages",
  s.max_depth AS "maxDepth",
  s.run,
  s.robots,
  EXISTS (
    SELECT
    FROM
      source_pages p
    WHERE
      p.source_id = s.id
      AND p.run = s.run
  ) AS "isPrepared";

-- ReadingsRepository.file
SELECT
  content
FROM
  source_files
WHERE
  source_id = $1;

-- ReadingsRepository.keepRobots
UPDATE sources
SET
  robots = $2
WHERE
  id = $1;

-- ReadingsRepository.addPages
INSERT INTO
  source_pages AS p (tenant_id, id, source_id, url, depth, run)
SELECT
  $1,
  r.id,
  $2,
  r.url,
  r.depth,
  $3
FROM
  ROWS
FROM
  (jsonb_to_recordset($4::jsonb) AS (id uuid, url text, depth integer)) WITH ORDINALITY AS r (id, url, depth, at)
WHERE
  NOT EXISTS (
    SELECT
    FROM
      source_pages k
    WHERE
      k.source_id = $2
      AND k.url = r.url
      AND k.run = $3
  )
ORDER BY
  r.at
LIMIT
  greatest(
    0,
    $5 - (
      SELECT
        count(*)
      FROM
        source_pages k
      WHERE
        k.source_id = $2
        AND k.run = $3
    )
  )
ON CONFLICT (tenant_id, source_id, url) DO UPDATE
SET
  run = EXCLUDED.run,
  depth = EXCLUDED.depth,
  status = 'waiting',
  attempts = 0,
  problem = NULL
WHERE
  p.run <> EXCLUDED.run;

-- ReadingsRepository.nextPage
UPDATE source_pages
SET
  attempts = attempts + 1
WHERE
  id = (
    SELECT
      p.id
    FROM
      source_pages p
    WHERE
      p.source_id = $1
      AND p.run = $2
      AND p.status = 'waiting'
    ORDER BY
      p.depth,
      p.id
    LIMIT
      1
  )
RETURNING
  id,
  url,
  depth,
  attempts,
  content_hash AS "contentHash";

-- ReadingsRepository.pageRead: it has changed
BEGIN;

SELECT
FROM
  sources
WHERE
  id = $1
FOR NO KEY UPDATE;

UPDATE source_pages
SET
  status = 'read',
  problem = NULL,
  fetched_at = now(),
  content_hash = COALESCE($2, content_hash)
WHERE
  id = $1;

INSERT INTO
  source_proposals AS p (tenant_id, id, source_id, kind, key, page, url, heading, content, content_hash)
SELECT
  $1,
  r.id,
  $2,
  r.kind,
  r.key,
  $3,
  $4,
  r.heading,
  r.content,
  r.hash
FROM
  jsonb_to_recordset($5::jsonb) AS r (id uuid, kind text, key text, heading text, content jsonb, hash text)
WHERE
  NOT EXISTS (
    SELECT
    FROM
      source_proposals o
    WHERE
      o.source_id = $2
      AND o.content_hash = r.hash
      AND (o.kind, o.key) <> (r.kind, r.key)
      AND NOT o.is_gone
  )
  AND (
    (
      SELECT
        count(*)
      FROM
        source_proposals o
      WHERE
        o.source_id = $2
    ) < 5000
    OR EXISTS (
      SELECT
      FROM
        source_proposals o
      WHERE
        o.source_id = $2
        AND (o.kind, o.key) = (r.kind, r.key)
    )
  )
ON CONFLICT (tenant_id, source_id, kind, key) DO UPDATE
SET
  page = EXCLUDED.page,
  url = EXCLUDED.url,
  heading = EXCLUDED.heading,
  content = EXCLUDED.content,
  content_hash = EXCLUDED.content_hash,
  is_gone = false,
  fetched_at = now(),
  status = CASE
    WHEN p.content_hash = EXCLUDED.content_hash THEN p.status
    ELSE 'open'
  END,
  decided_at = CASE
    WHEN p.content_hash = EXCLUDED.content_hash THEN p.decided_at
  END;

DELETE FROM source_proposals
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_taken;

UPDATE source_proposals
SET
  is_gone = true
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_gone;

COMMIT;

-- ReadingsRepository.pageRead: it has not changed
BEGIN;

SELECT
FROM
  sources
WHERE
  id = $1
FOR NO KEY UPDATE;

UPDATE source_pages
SET
  status = 'read',
  problem = NULL,
  fetched_at = now(),
  content_hash = COALESCE($2, content_hash)
WHERE
  id = $1;

COMMIT;

-- ReadingsRepository.pageFailed
UPDATE source_pages
SET
  status = 'failed',
  problem = $2,
  fetched_at = now()
WHERE
  id = $1;

-- ReadingsRepository.finishFile
BEGIN;

SELECT
FROM
  sources
WHERE
  id = $1
FOR NO KEY UPDATE;

INSERT INTO
  source_proposals AS p (tenant_id, id, source_id, kind, key, page, url, heading, content, content_hash)
SELECT
  $1,
  r.id,
  $2,
  r.kind,
  r.key,
  $3,
  $4,
  r.heading,
  r.content,
  r.hash
FROM
  jsonb_to_recordset($5::jsonb) AS r (id uuid, kind text, key text, heading text, content jsonb, hash text)
WHERE
  NOT EXISTS (
    SELECT
    FROM
      source_proposals o
    WHERE
      o.source_id = $2
      AND o.content_hash = r.hash
      AND (o.kind, o.key) <> (r.kind, r.key)
      AND NOT o.is_gone
  )
  AND (
    (
      SELECT
        count(*)
      FROM
        source_proposals o
      WHERE
        o.source_id = $2
    ) < 5000
    OR EXISTS (
      SELECT
      FROM
        source_proposals o
      WHERE
        o.source_id = $2
        AND (o.kind, o.key) = (r.kind, r.key)
    )
  )
ON CONFLICT (tenant_id, source_id, kind, key) DO UPDATE
SET
  page = EXCLUDED.page,
  url = EXCLUDED.url,
  heading = EXCLUDED.heading,
  content = EXCLUDED.content,
  content_hash = EXCLUDED.content_hash,
  is_gone = false,
  fetched_at = now(),
  status = CASE
    WHEN p.content_hash = EXCLUDED.content_hash THEN p.status
    ELSE 'open'
  END,
  decided_at = CASE
    WHEN p.content_hash = EXCLUDED.content_hash THEN p.decided_at
  END;

DELETE FROM source_proposals
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_taken;

UPDATE source_proposals
SET
  is_gone = true
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_gone;

DELETE FROM source_files
WHERE
  source_id = $1;

UPDATE sources
SET
  status = 'ready',
  problem = NULL,
  read_at = now()
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- ReadingsRepository.fail
BEGIN;

UPDATE sources
SET
  status = 'failed',
  problem = $2
WHERE
  id = $1;

DELETE FROM source_files
WHERE
  source_id = $1;

DELETE FROM outbox
WHERE
  id = $1;

UPDATE sources
SET
  next_read_at = now() + make_interval(hours => every_hours)
WHERE
  id = $1
  AND every_hours IS NOT NULL
RETURNING
  next_read_at AS at;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

UPDATE outbox
SET
  sent_at = $2
WHERE
  id = $1;

COMMIT;

-- ReadingsRepository.finish
BEGIN;

SELECT
FROM
  sources
WHERE
  id = $1
FOR NO KEY UPDATE;

DELETE FROM source_pages
WHERE
  source_id = $1
  AND (
    run < $2
    OR problem = 'not_found'
  )
RETURNING
  url;

DELETE FROM source_proposals
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_taken;

UPDATE source_proposals
SET
  is_gone = true
WHERE
  source_id = $1
  AND page = $2
  AND kind || ' ' || key <> ALL ($3::text[])
  AND NOT is_gone;

UPDATE sources
SET
  status = 'ready',
  problem = NULL,
  read_at = now()
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

UPDATE sources
SET
  next_read_at = now() + make_interval(hours => every_hours)
WHERE
  id = $1
  AND every_hours IS NOT NULL
RETURNING
  next_read_at AS at;

COMMIT;

-- ReadingsRepository.outcome
SELECT
  count(*) FILTER (
    WHERE
      status = 'read'
  )::int AS read,
  (
    array_agg(
      problem
      ORDER BY
        depth,
        id
    ) FILTER (
      WHERE
        problem IS NOT NULL
    )
  ) [1] AS problem
FROM
  source_pages
WHERE
  source_id = $1
  AND run = $2;

-- ReadingsRepository.handOver
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- ReadingsRepository.postpone
UPDATE outbox
SET
  sent_at = now() + make_interval(secs => $2)
WHERE
  id = $1;

-- ReadingsRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
