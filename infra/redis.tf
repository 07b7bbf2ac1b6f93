locals {
  # Two groups, because they forget differently: queues must lose no key, limits and kept answers may.
  redis = {
    queue = { class = var.queue_class, nodes = var.queue_nodes, policy = "noeviction", snapshots = 7, what = "Queues and event streams" }
    cache = { class = var.cache_class, nodes = 1, policy = "volatile-lru", snapshots = 0, what = "Limits and kept answers" }
  }
}

resource "aws_elasticache_subnet_group" "main" {
  name       = local.name
  subnet_ids = [for subnet in aws_subnet.data : subnet.id]
}

resource "aws_elasticache_parameter_group" "main" {
  for_each = local.redis
  name     = "${local.name}-${each.key}"
  family   = "valkey8"
  parameter {
    name  = "maxmemory-policy"
    value = each.value.policy
  }
}

data "aws_secretsmanager_random_password" "redis" {
  for_each            = local.redis
  password_length     = 48
  exclude_punctuation = true
}

# Made once, and kept here in the state, which those may read who may plan: what the servers and the programs have can so never
# be two passwords, whichever of them was made anew or not made at all.
resource "terraform_data" "redis_password" {
  for_each         = local.redis
  input            = data.aws_secretsmanager_random_password.redis[each.key].random_password
  triggers_replace = var.redis_password_version
  lifecycle { ignore_changes = [input] }
}

resource "aws_elasticache_replication_group" "main" {
  for_each                   = local.redis
  replication_group_id       = "${local.name}-${each.key}"
  description                = each.value.what
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = each.value.class
  num_cache_clusters         = each.value.nodes
  port                       = 6379
  automatic_failover_enabled = each.value.nodes > 1
  multi_az_enabled           = each.value.nodes > 1
  parameter_group_name       = aws_elasticache_parameter_group.main[each.key].name
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [aws_security_group.main["redis"].id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = terraform_data.redis_password[each.key].output
  # The one before stays valid until it is ended by hand.
  auth_token_update_strategy = "ROTATE"
  kms_key_id                 = aws_kms_key.main.arn
  snapshot_retention_limit   = each.value.snapshots
  snapshot_window            = "03:00-04:00"
  maintenance_window         = "tue:04:30-tue:05:30"
  apply_immediately          = true
}

resource "aws_secretsmanager_secret" "redis" {
  for_each                = local.redis
  name                    = "frontdesk/${var.environment}/redis-${each.key}"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = local.recovery_days
}

resource "aws_secretsmanager_secret_version" "redis" {
  for_each  = local.redis
  secret_id = aws_secretsmanager_secret.redis[each.key].id
  secret_string = jsonencode({
    url = "rediss://:${terraform_data.redis_password[each.key].output}@${aws_elasticache_replication_group.main[each.key].primary_endpoint_address}:6379"
  })
}
