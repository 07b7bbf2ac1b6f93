-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- IdempotencySweeper.run
DELETE FROM idempotency_keys
WHERE
  created_at < now() - interval '24 hours';

DELETE FROM platform_idempotency_keys
WHERE
  created_at < now() - interval '24 hours';
