-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OpeningHoursRepository.schedule
SELECT
  t.timezone,
  h.week,
  (
    SELECT
      COALESCE(
        jsonb_agg(
          jsonb_build_object('date', c.date, 'reason', c.reason, 'hours', c.hours)
          ORDER BY
            c.date
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
  date,
  reason,
  hours
FROM
  closures
ORDER BY
  date;

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
  opening_hours (tenant_id, week)
SELECT
  id,
  $1::jsonb
FROM
  known
ON CONFLICT (tenant_id) DO UPDATE
SET
  week = EXCLUDED.week,
  updated_at = now();

-- OpeningHoursRepository.replaceClosures
BEGIN;

UPDATE tenants
SET
  knowledge_version = knowledge_version + 1,
  updated_at = now()
RETURNING
  id;

DELETE FROM closures
WHERE
  date <> ALL ($1::date[]);

INSERT INTO
  closures AS c (tenant_id, date, reason, hours)
SELECT
  $1,
  date,
  reason,
  hours
FROM
  jsonb_to_recordset($2::jsonb) AS r (date date, reason text, hours jsonb)
ON CONFLICT (tenant_id, date) DO UPDATE
SET
  reason = EXCLUDED.reason,
  hours = EXCLUDED.hours
WHERE
  (c.reason, c.hours) IS DISTINCT FROM (EXCLUDED.reason, EXCLUDED.hours);

COMMIT;
