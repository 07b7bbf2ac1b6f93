-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AuditLogRepository.list
SELECT
  tenant_id,
  id,
  at,
  actor_kind,
  actor_id,
  actor_hint,
  action,
  object_kind,
  object_id,
  before,
  after,
  address,
  request_id,
  correlation_id
FROM
  audit_log
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR action = $3
  )
  AND (
    $4::text IS NULL
    OR actor_id = $4
  )
  AND (
    $5::text IS NULL
    OR object_kind = $5
  )
  AND (
    $6::text IS NULL
    OR object_id = $6
  )
  AND (
    $7::timestamptz IS NULL
    OR (
      at >= $7
      AND id >= $8::uuid
    )
  )
  AND (
    $9::timestamptz IS NULL
    OR (
      at < $9
      AND id < $10::uuid
    )
  )
  AND (
    $11::uuid IS NULL
    OR tenant_id = $11
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- AuditLogRepository.listAll
SELECT
  l.*,
  CASE l.actor_kind
    WHEN 'admin' THEN COALESCE(k.name, 'ADMIN_API_KEY')
  END AS actor_name
FROM
  (
    SELECT
      tenant_id,
      id,
      at,
      actor_kind,
      actor_id,
      actor_hint,
      action,
      object_kind,
      object_id,
      before,
      after,
      address,
      request_id,
      correlation_id
    FROM
      audit_log
    WHERE
      (
        $2::uuid IS NULL
        OR id < $2
      )
      AND (
        $3::text IS NULL
        OR action = $3
      )
      AND (
        $4::text IS NULL
        OR actor_id = $4
      )
      AND (
        $5::text IS NULL
        OR object_kind = $5
      )
      AND (
        $6::text IS NULL
        OR object_id = $6
      )
      AND (
        $7::timestamptz IS NULL
        OR (
          at >= $7
          AND id >= $8::uuid
        )
      )
      AND (
        $9::timestamptz IS NULL
        OR (
          at < $9
          AND id < $10::uuid
        )
      )
      AND (
        $11::uuid IS NULL
        OR tenant_id = $11
      )
    ORDER BY
      id DESC
    LIMIT
      $1
  ) l
  LEFT JOIN admin_keys k ON l.actor_kind = 'admin'
  AND k.id::text = l.actor_id
ORDER BY
  l.id DESC;
