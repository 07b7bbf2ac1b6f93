-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantSettingsRepository.model
SELECT
  assistant -> 'model' AS model,
  model_key
FROM
  tenants;

-- TenantSettingsRepository.get
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
  tenants;

-- TenantSettingsRepository.update
UPDATE tenants
SET
  name = COALESCE($1, name),
  locale = COALESCE($2, locale),
  timezone = COALESCE($3, timezone),
  assistant = assistant || $4::jsonb,
  widget = widget || $5::jsonb,
  model_key = CASE
    WHEN $6 THEN $7::bytea
    ELSE model_key
  END,
  retention = jsonb_strip_nulls(retention || $8::jsonb),
  knowledge_version = knowledge_version + 1,
  updated_at = now()
WHERE
  require_match (row_version)
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
