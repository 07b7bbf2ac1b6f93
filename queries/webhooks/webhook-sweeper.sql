-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- WebhookSweeper.run
WITH RECURSIVE
  parked AS (
    (
      SELECT
        tenant_id,
        endpoint_id
      FROM
        webhook_deliveries
      WHERE
        status = 'queued'
        AND next_attempt_at IS NULL
      ORDER BY
        tenant_id,
        endpoint_id
      LIMIT
        1
    )
    UNION ALL
    SELECT
      n.tenant_id,
      n.endpoint_id
    FROM
      parked p
      CROSS JOIN LATERAL (
        SELECT
          d.tenant_id,
          d.endpoint_id
        FROM
          webhook_deliveries d
        WHERE
          d.status = 'queued'
          AND d.next_attempt_at IS NULL
          AND (d.tenant_id, d.endpoint_id) > (p.tenant_id, p.endpoint_id)
        ORDER BY
          d.tenant_id,
          d.endpoint_id
        LIMIT
          1
      ) n
  )
SELECT
  p.tenant_id AS "tenantId",
  p.endpoint_id AS "webhookId"
FROM
  parked p
WHERE
  NOT EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.tenant_id = p.tenant_id
      AND o.reference = p.endpoint_id
      AND o.kind = 'webhook.tend'
  );

WITH
  old AS (
    SELECT
      tenant_id,
      id,
      created_at AS age
    FROM
      webhook_events
    WHERE
      created_at >= $1::timestamptz
      AND created_at < now() - interval '30 days'
      AND true
    ORDER BY
      created_at
    LIMIT
      100
  ),
  gone AS (
    DELETE FROM webhook_events
    WHERE
      (tenant_id, id) IN (
        SELECT
          tenant_id,
          id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;
