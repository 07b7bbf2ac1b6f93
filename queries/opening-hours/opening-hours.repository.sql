-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OpeningHoursRepository.schedule
SELECT
  t.timezone,
  h.week,
  h.row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          COALESCE(c.rule, jsonb_build_object('date', c.date)) || jsonb_build_object('reason', c.reason, 'hours', c.hours)
          ORDER BY
            c.date,
            c.key
        ),
        '[]'
      )
    FROM
      closures c
    WHERE
      c.tenant_id = t.id
  ) AS closures
FROM
  tenants t
  LEFT JOIN opening_hours h ON h.tenant_id = t.id;

-- OpeningHoursRepository.closures
SELECT
  COALESCE(
    (
      SELECT
        row_version
      FROM
        closure_lists
    ),
    0
  ) AS row_version,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          COALESCE(c.rule, jsonb_build_object('date', c.date)) || jsonb_build_object('reason', c.reason, 'hours', c.hours)
          ORDER BY
            c.date,
            c.key
        ),
        '[]'
      )
    FROM
      closures c
  ) AS closures;

-- OpeningHoursRepository.replaceWeek
WITH
  known AS (
    UPDATE tenants
    SET
      knowledge_version = knowledge_version + 1,
      updated_at = now()
    RETURNING
      id
  )
INSERT INTO
  opening_hours AS h (tenant_id, week, source_id, source_url, fetched_at)
SELECT
  id,
  $1::jsonb,
  $2::uuid,
  $3,
  $4::timestamptz
FROM
  known
WHERE
  (
    EXISTS (
      SELECT
      FROM
        opening_hours
    )
    OR require_match (0)
  )
ON CONFLICT (tenant_id) DO UPDATE
SET
  (week, source_id, source_url, fetched_at, updated_at) = (EXCLUDED.week, EXCLUDED.source_id, EXCLUDED.source_url, EXCLUDED.fetched_at, now())
WHERE
  require_match (h.row_version);

-- OpeningHoursRepository.replaceClosures
BEGIN;

INSERT INTO
  closure_lists AS l (tenant_id)
SELECT
  $1::uuid
WHERE
  (
    EXISTS (
      SELECT
      FROM
        closure_lists
    )
    OR require_match (0)
  )
ON CONFLICT (tenant_id) DO UPDATE
SET
  updated_at = now()
WHERE
  require_match (l.row_version);

UPDATE tenants
SET
  knowledge_version = knowledge_version + 1,
  updated_at = now()
RETURNING
  id;

DELETE FROM closures
WHERE
  key <> ALL ($1::text[]);

INSERT INTO
  closures AS c (tenant_id, date, key, reason, hours, rule)
SELECT
  $1,
  date,
  key,
  reason,
  hours,
  rule
FROM
  jsonb_to_recordset($2::jsonb) AS r (date date, key text, reason text, hours jsonb, rule jsonb)
ON CONFLICT (tenant_id, date, key) DO UPDATE
SET
  reason = EXCLUDED.reason,
  hours = EXCLUDED.hours,
  rule = EXCLUDED.rule
WHERE
  (c.reason, c.hours, c.rule) IS DISTINCT FROM (EXCLUDED.reason, EXCLUDED.hours, EXCLUDED.rule);

COMMIT;

-- OpeningHoursRepository.addClosures
BEGIN;

INSERT INTO
  closure_lists AS l (tenant_id)
SELECT
  $1::uuid
WHERE
  (
    EXISTS (
      SELECT
      FROM
        closure_lists
    )
    OR require_match (0)
  )
ON CONFLICT (tenant_id) DO UPDATE
SET
  updated_at = now()
WHERE
  require_match (l.row_version);

UPDATE tenants
SET
  knowledge_version = knowledge_version + 1,
  updated_at = now()
RETURNING
  id;

INSERT INTO
  closures (tenant_id, date, key, reason, hours, rule)
SELECT
  $1,
  date,
  key,
  reason,
  hours,
  rule
FROM
  jsonb_to_recordset($2::jsonb) AS r (date date, key text, reason text, hours jsonb, rule jsonb)
ON CONFLICT (tenant_id, date, key) DO NOTHING
RETURNING
  key;

COMMIT;
