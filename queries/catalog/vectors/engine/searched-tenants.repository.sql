-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SearchedTenantsRepository.all
SELECT
  id,
  status = 'active' AS active
FROM
  tenants
ORDER BY
  id;
