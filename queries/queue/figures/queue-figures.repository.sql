-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- QueueFiguresRepository.owed
SELECT
  o.kind,
  count(*)::integer AS count,
  COALESCE(
    EXTRACT(
      EPOCH
      FROM
        now() - min(
          CASE
            WHEN o.kind = 'turn.answer' THEN o.created_at
            ELSE COALESCE(o.sent_at, o.created_at)
          END
        )
    ),
    0
  )::float8 AS "oldestSeconds",
  (
    count(*) FILTER (
      WHERE
        NOT o.is_queued
        AND COALESCE(o.sent_at, o.created_at) < now() - interval '3 seconds'
    )
  )::integer AS unsent,
  COALESCE(
    EXTRACT(
      EPOCH
      FROM
        now() - min(COALESCE(o.sent_at, o.created_at)) FILTER (
          WHERE
            NOT o.is_queued
            AND COALESCE(o.sent_at, o.created_at) < now() - interval '3 seconds'
        )
    ),
    0
  )::float8 AS "unsentSeconds"
FROM
  outbox o
  JOIN tenants t ON t.id = o.tenant_id
  AND t.status = 'active'
WHERE
  COALESCE(o.sent_at, o.created_at) <= now()
GROUP BY
  o.kind;
