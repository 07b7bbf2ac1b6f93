locals {
  # What RDS allows by default for each size, a little less than it says.
  connections_of = {
    "db.t4g.micro" = 80, "db.t4g.small" = 170, "db.t4g.medium" = 370, "db.t4g.large" = 800
    "db.m7g.large" = 800, "db.m7g.xlarge" = 1600, "db.r7g.large" = 1600, "db.r7g.xlarge" = 3300
  }
  pool         = { app = 5, platform = 2 }
  pool_of_task = local.pool.app + local.pool.platform
  most_tasks   = [for name in local.callers : var.sizes[name].most]
  # All tasks at their most, while a deployment doubles the largest service.
  most_connections = (sum(local.most_tasks) + max(local.most_tasks...)) * local.pool_of_task
}

resource "aws_db_subnet_group" "main" {
  name       = local.name
  subnet_ids = [for subnet in aws_subnet.data : subnet.id]
}

resource "aws_db_parameter_group" "main" {
  name   = local.name
  family = "postgres18"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }
  parameter {
    name  = "log_connections"
    value = "1"
  }
}

# Made here, or RDS makes it itself, and it is kept for ever.
resource "aws_cloudwatch_log_group" "database" {
  name              = "/aws/rds/instance/${local.name}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_db_instance" "main" {
  identifier            = local.name
  engine                = "postgres"
  engine_version        = "18"
  instance_class        = var.database_class
  allocated_storage     = var.database_storage_gb
  max_allocated_storage = 10 * var.database_storage_gb
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.main.arn
  multi_az              = var.multi_az
  publicly_accessible   = false
  # Used by the rotation only. AWS keeps and replaces its password.
  username                        = "frontdesk_master"
  manage_master_user_password     = true
  master_user_secret_kms_key_id   = aws_kms_key.main.arn
  db_subnet_group_name            = aws_db_subnet_group.main.name
  parameter_group_name            = aws_db_parameter_group.main.name
  vpc_security_group_ids          = [aws_security_group.main["database"].id]
  backup_retention_period         = var.environment == "production" ? 30 : 7
  backup_window                   = "02:00-03:00"
  maintenance_window              = "tue:03:30-tue:04:30"
  copy_tags_to_snapshot           = true
  deletion_protection             = var.environment == "production"
  skip_final_snapshot             = var.environment != "production"
  final_snapshot_identifier       = "${local.name}-final"
  enabled_cloudwatch_logs_exports = ["postgresql"]
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.main.arn
  auto_minor_version_upgrade      = true
  tags                            = { Backup = "nightly" }
  depends_on                      = [aws_cloudwatch_log_group.database]

  lifecycle {
    precondition {
      condition     = var.database_proxy || local.most_connections <= 0.9 * lookup(local.connections_of, var.database_class, 0)
      error_message = "All tasks together may open ${local.most_connections} connections, more than nine tenths of what ${var.database_class} allows: fewer tasks, a larger class, or database_proxy."
    }
  }
}

resource "aws_db_proxy" "main" {
  count                  = var.database_proxy ? 1 : 0
  name                   = local.name
  engine_family          = "POSTGRESQL"
  require_tls            = true
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = [for subnet in aws_subnet.data : subnet.id]
  vpc_security_group_ids = [aws_security_group.main["proxy"].id]
  dynamic "auth" {
    for_each = local.proxied_secrets
    content {
      auth_scheme = "SECRETS"
      iam_auth    = "DISABLED"
      secret_arn  = auth.value
    }
  }
}

# The product never sets anything for a session, so it pins no connection (docs/operations.md).
resource "aws_db_proxy_default_target_group" "main" {
  count         = var.database_proxy ? 1 : 0
  db_proxy_name = aws_db_proxy.main[0].name
  connection_pool_config {
    max_connections_percent      = 80
    max_idle_connections_percent = 40
    connection_borrow_timeout    = 5
  }
}

resource "aws_db_proxy_target" "main" {
  count                  = var.database_proxy ? 1 : 0
  db_proxy_name          = aws_db_proxy.main[0].name
  target_group_name      = aws_db_proxy_default_target_group.main[0].name
  db_instance_identifier = aws_db_instance.main.identifier
}

locals {
  # The login before the last rotation too: tasks that run still use it.
  proxied_secrets = concat(
    [for kind in ["app", "platform"] : aws_secretsmanager_secret.database[kind].arn],
    [for secret in aws_secretsmanager_secret.previous : secret.arn],
  )
}

resource "aws_iam_role" "proxy" {
  count              = var.database_proxy ? 1 : 0
  name               = "${local.name}-proxy"
  assume_role_policy = data.aws_iam_policy_document.assume["rds"].json
}

resource "aws_iam_role_policy" "proxy" {
  count = var.database_proxy ? 1 : 0
  name  = "secrets"
  role  = aws_iam_role.proxy[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = local.proxied_secrets },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [aws_kms_key.main.arn] },
    ]
  })
}
