-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ScheduleRunsRepository.introduce
INSERT INTO
  schedule_runs (name, tick, finished_at)
VALUES
  ($1, $2, now())
ON CONFLICT (name) DO NOTHING;

-- ScheduleRunsRepository.claim
UPDATE schedule_runs
SET
  tick = $2,
  fence = fence + 1,
  started_at = now(),
  finished_at = NULL,
  error = NULL,
  leased_until = now() + interval '15 seconds'
WHERE
  name = $1
  AND leased_until <= now()
  AND (
    tick < $2
    OR (
      tick = $2
      AND finished_at IS NULL
    )
  )
RETURNING
  fence;

-- ScheduleRunsRepository.renew
UPDATE schedule_runs
SET
  leased_until = now() + interval '15 seconds'
WHERE
  name = $1
  AND fence = $2
  AND finished_at IS NULL;

-- ScheduleRunsRepository.finish
UPDATE schedule_runs
SET
  finished_at = now(),
  leased_until = now()
WHERE
  name = $1
  AND fence = $2;

-- ScheduleRunsRepository.fail
UPDATE schedule_runs
SET
  error = $3,
  leased_until = now() + interval '5 minutes'
WHERE
  name = $1
  AND fence = $2;

-- ScheduleRunsRepository.behind
SELECT
  r.name
FROM
  schedule_runs r
  JOIN unnest($1::text[], $2::timestamptz[]) AS due (name, tick) ON due.name = r.name
WHERE
  r.leased_until <= now()
  AND (
    r.tick < due.tick
    OR (
      r.tick = due.tick
      AND r.finished_at IS NULL
    )
  );

-- ScheduleRunsRepository.list
SELECT
  name,
  tick,
  started_at,
  finished_at,
  error
FROM
  schedule_runs
ORDER BY
  name;
