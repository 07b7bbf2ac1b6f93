-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantBacklog.requireRoom
SELECT
  count(*)::integer AS owed
FROM
  (
    SELECT
    FROM
      outbox
    WHERE
      kind = ANY ($1)
    LIMIT
      $2
  ) o;
