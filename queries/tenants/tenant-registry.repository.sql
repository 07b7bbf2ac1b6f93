-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantRegistryRepository.create
BEGIN;

INSERT INTO
  tenants (id, slug, name, locale, timezone, currency, status, plan, owner_email, assistant, widget)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING
  id,
  slug,
  name,
  locale,
  timezone,
  currency,
  status,
  plan,
  owner_email,
  limits,
  assistant,
  widget,
  retention,
  knowledge_version,
  created_at,
  updated_at,
  row_version;

INSERT INTO
  api_keys (tenant_id, id, kind, name, hint, secret_hash, scopes, expires_at, requests_per_minute)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute;

COMMIT;

-- TenantRegistryRepository.list
SELECT
  id,
  slug,
  name,
  locale,
  timezone,
  currency,
  status,
  plan,
  owner_email,
  limits,
  assistant,
  widget,
  retention,
  knowledge_version,
  created_at,
  updated_at,
  row_version
FROM
  tenants
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR slug = $3
  )
  AND (
    $4::text IS NULL
    OR strpos(lower(concat_ws(E'\n', slug, name, owner_email)), lower($4)) > 0
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- TenantRegistryRepository.get
SELECT
  id,
  slug,
  name,
  locale,
  timezone,
  currency,
  status,
  plan,
  owner_email,
  limits,
  assistant,
  widget,
  retention,
  knowledge_version,
  created_at,
  updated_at,
  row_version
FROM
  tenants
WHERE
  id = $1;

-- TenantRegistryRepository.update
UPDATE tenants
SET
  name = COALESCE($2, name),
  plan = COALESCE($3, plan),
  status = COALESCE($4, status),
  limits = jsonb_strip_nulls(limits || $5::jsonb),
  owner_email = CASE
    WHEN $6 THEN $7
    ELSE owner_email
  END,
  updated_at = now()
WHERE
  id = $1
  AND status <> 'erasing'
  AND require_match (row_version)
RETURNING
  id,
  slug,
  name,
  locale,
  timezone,
  currency,
  status,
  plan,
  owner_email,
  limits,
  assistant,
  widget,
  retention,
  knowledge_version,
  created_at,
  updated_at,
  row_version;

-- TenantRegistryRepository.listKeys
SELECT
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute
FROM
  api_keys
WHERE
  tenant_id = $1
  AND (
    $3::uuid IS NULL
    OR id < $3
  )
  AND (
    $4::text IS NULL
    OR name = $4
  )
  AND (
    $5::text IS NULL
    OR kind = $5
  )
ORDER BY
  id DESC
LIMIT
  $2;

-- TenantRegistryRepository.revokeKey
UPDATE api_keys
SET
  revoked_at = COALESCE(revoked_at, now())
WHERE
  tenant_id = $1
  AND id = $2
RETURNING
  id;

-- TenantRegistryRepository.createKey
BEGIN;

SELECT
FROM
  tenants
WHERE
  id = $1
  AND status <> 'erasing'
FOR NO KEY UPDATE;

INSERT INTO
  api_keys (tenant_id, id, kind, name, hint, secret_hash, scopes, expires_at, requests_per_minute)
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING
  id,
  name,
  kind,
  scopes,
  hint,
  created_at,
  expires_at,
  last_used_at,
  revoked_at,
  requests_per_minute;

COMMIT;

-- TenantRegistryRepository.findKey
SELECT
  k.id,
  k.tenant_id,
  k.kind,
  k.scopes,
  k.expires_at,
  k.requests_per_minute,
  t.status,
  t.plan,
  t.limits,
  t.widget -> 'allowedOrigins' AS allowed_origins
FROM
  api_keys k
  JOIN tenants t ON t.id = k.tenant_id
WHERE
  k.secret_hash = $1
  AND k.revoked_at IS NULL
  AND t.status <> 'erasing';

-- TenantRegistryRepository.saveUses
UPDATE api_keys k
SET
  last_used_at = u.at
FROM
  (
    SELECT
      due.tenant_id,
      due.id,
      used.at
    FROM
      unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS used (tenant_id, id, at)
      JOIN api_keys due ON due.tenant_id = used.tenant_id
      AND due.id = used.id
    WHERE
      due.last_used_at IS NULL
      OR due.last_used_at <= used.at - interval '1 minute'
    ORDER BY
      due.id
    FOR UPDATE OF
      due SKIP LOCKED
  ) AS u
WHERE
  k.tenant_id = u.tenant_id
  AND k.id = u.id;
