-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OutboxRelay.sweep
UPDATE outbox
SET
  sent_at = now()
WHERE
  (tenant_id, id) IN (
    SELECT
      o.tenant_id,
      o.id
    FROM
      outbox o
      JOIN tenants t ON t.id = o.tenant_id
      AND t.status = 'active'
    WHERE
      COALESCE(o.sent_at, o.created_at) < now() - CASE
        WHEN o.sent_at IS NULL
        AND o.kind = 'catalog.embed' THEN interval '0'
        ELSE interval '3 seconds'
      END
    ORDER BY
      COALESCE(o.sent_at, o.created_at)
    LIMIT
      200
    FOR UPDATE OF
      o SKIP LOCKED
  )
RETURNING
  tenant_id,
  id,
  kind,
  reference,
  correlation_id,
  is_retry;
