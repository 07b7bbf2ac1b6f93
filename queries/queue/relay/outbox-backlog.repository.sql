-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OutboxBacklogRepository.take
WITH RECURSIVE
  known AS (
    SELECT
      *
    FROM
      unnest($1::text[], $2::text[], $3::integer[], $4::integer[]) AS k (kind, queue, priority, most)
  ),
  line AS (
    (
      SELECT
        tenant_id,
        kind
      FROM
        outbox
      WHERE
        NOT is_queued
      ORDER BY
        tenant_id,
        kind
      LIMIT
        1
    )
    UNION ALL
    SELECT
      next.tenant_id,
      next.kind
    FROM
      line
      CROSS JOIN LATERAL (
        SELECT
          o.tenant_id,
          o.kind
        FROM
          outbox o
        WHERE
          NOT o.is_queued
          AND (o.tenant_id, o.kind) > (line.tenant_id, line.kind)
        ORDER BY
          o.tenant_id,
          o.kind
        LIMIT
          1
      ) next
  ),
  due AS (
    SELECT
      k.queue,
      k.priority,
      k.most,
      w.tenant_id,
      w.id,
      row_number() OVER (
        PARTITION BY
          w.tenant_id,
          k.queue
        ORDER BY
          w.since + k.priority * interval '5 minutes',
          w.id
      ) AS place
    FROM
      line
      JOIN known k ON k.kind = line.kind
      JOIN tenants t ON t.id = line.tenant_id
      AND t.status = 'active'
      CROSS JOIN LATERAL (
        SELECT
          o.tenant_id,
          o.id,
          COALESCE(sent_at, created_at) AS since
        FROM
          outbox o
        WHERE
          NOT o.is_queued
          AND o.tenant_id = line.tenant_id
          AND o.kind = line.kind
          AND COALESCE(sent_at, created_at) < CASE
            WHEN o.sent_at IS NULL
            AND o.kind IN ('catalog.embed', 'order.tell', 'webhook.deliver') THEN now()
            ELSE now() - interval '3 seconds'
          END
        ORDER BY
          COALESCE(sent_at, created_at)
        LIMIT
          $5
      ) w
  ),
  room AS (
    SELECT
      b.tenant_id,
      b.queue,
      b.most - (
        SELECT
          count(*)
        FROM
          outbox o
          JOIN known k ON k.kind = o.kind
        WHERE
          o.is_queued
          AND o.tenant_id = b.tenant_id
          AND k.queue = b.queue
          AND COALESCE(sent_at, created_at) <= now()
      ) AS free
    FROM
      (
        SELECT DISTINCT
          tenant_id,
          queue,
          most
        FROM
          due
      ) b
  ),
  taken AS (
    SELECT
      o.tenant_id,
      o.id,
      d.priority,
      d.place
    FROM
      due d
      JOIN room r ON r.tenant_id = d.tenant_id
      AND r.queue = d.queue
      AND d.place <= r.free
      JOIN outbox o ON o.tenant_id = d.tenant_id
      AND o.id = d.id
      AND NOT o.is_queued
      AND COALESCE(o.sent_at, o.created_at) <= now()
    ORDER BY
      d.priority,
      d.place,
      d.id
    LIMIT
      $5
    FOR UPDATE OF
      o SKIP LOCKED
  )
UPDATE outbox o
SET
  is_queued = true,
  sent_at = now()
FROM
  taken
WHERE
  o.tenant_id = taken.tenant_id
  AND o.id = taken.id
RETURNING
  o.tenant_id,
  o.id,
  o.kind,
  o.reference,
  o.correlation_id,
  o.is_retry,
  taken.priority,
  taken.place::integer;

-- OutboxBacklogRepository.owed
SELECT
  o.kind,
  count(*)::integer AS count,
  min(o.created_at) FILTER (
    WHERE
      NOT o.is_queued
      AND COALESCE(o.sent_at, o.created_at) < now() - interval '3 seconds'
  ) AS since
FROM
  outbox o
  JOIN tenants t ON t.id = o.tenant_id
  AND t.status = 'active'
WHERE
  COALESCE(o.sent_at, o.created_at) <= now()
GROUP BY
  o.kind;

-- OutboxBacklogRepository.queued
SELECT
  kind,
  tenant_id,
  id
FROM
  outbox
WHERE
  is_queued
  AND kind = ANY ($1)
  AND COALESCE(sent_at, created_at) < now() - interval '3 seconds'
  AND (
    $2::text IS NULL
    OR (kind, tenant_id, id) > ($2, $3::uuid, $4::uuid)
  )
ORDER BY
  kind,
  tenant_id,
  id
LIMIT
  $5;

-- OutboxBacklogRepository.unqueue
UPDATE outbox
SET
  is_queued = false
WHERE
  is_queued
  AND COALESCE(sent_at, created_at) < now() - interval '3 seconds'
  AND (tenant_id, id) IN (
    SELECT
      *
    FROM
      unnest($1::uuid[], $2::uuid[])
  );
