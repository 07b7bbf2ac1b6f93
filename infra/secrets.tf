locals {
  recovery_days = var.environment == "production" ? 30 : 0
  # The roles of docker/postgres-init/10-roles.sh, which programs log in as.
  logins = ["app", "platform", "owner", "backup"]
}

# Random at the first apply, and neither in the state nor in a plan.
ephemeral "aws_secretsmanager_random_password" "app" {
  for_each            = toset(["APP_SECRET", "CHAT_SHARED_SECRET", "WEAVIATE_API_KEY"])
  password_length     = 48
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "app" {
  name                    = "frontdesk/${var.environment}/app"
  description             = "Secrets of the programs, and keys of models and mail"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = local.recovery_days
}

# The admin key has a checksum, so a person puts it in (docs/aws.md). Nothing starts with the placeholder.
resource "aws_secretsmanager_secret_version" "app" {
  secret_id = aws_secretsmanager_secret.app.id
  secret_string_wo = jsonencode(merge(
    { for name, made in ephemeral.aws_secretsmanager_random_password.app : name => made.random_password },
    { ADMIN_API_KEY = "replace-me" },
    { for name in var.secret_settings : name => "replace-me" },
  ))
  secret_string_wo_version = 1
}

resource "aws_secretsmanager_secret" "database" {
  for_each                = toset(local.logins)
  name                    = "frontdesk/${var.environment}/database-${each.key}"
  description             = "Login of frontdesk_${each.key}, replaced every ${var.rotation_days} days"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = local.recovery_days
}

# Where RDS Proxy finds the login that the last rotation has replaced.
resource "aws_secretsmanager_secret" "previous" {
  for_each                = toset(var.database_proxy ? ["app", "platform"] : [])
  name                    = "frontdesk/${var.environment}/database-${each.key}-previous"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = local.recovery_days
}

# The rotation makes the login and writes the value.
resource "aws_secretsmanager_secret_version" "database" {
  for_each      = aws_secretsmanager_secret.database
  secret_id     = each.value.id
  secret_string = jsonencode({ url = "made-by-rotation" })
  lifecycle { ignore_changes = [secret_string, version_stages] }
}
