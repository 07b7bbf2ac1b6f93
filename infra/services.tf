locals {
  program = ["node", "--max-semi-space-size=8", "--heap-growing-percent=40", "--expose-gc"]
  grpc    = 50051

  # One ECS service each. ports: those that `called_by` reach; sized by var.sizes.
  all_services = {
    api = {
      description = "The API, the widget's and the console's files"
      image       = "app", command = concat(local.program, ["dist/main.api.js"])
      ports       = [3000], called_by = ["balancer"], uses_stores = true, stop_seconds = 60
      check       = ["CMD", "node", "docker/healthcheck.mjs"]
    }
    worker = {
      description = "Takes jobs: turns, webhooks, imports"
      image       = "app", command = concat(local.program, ["dist/main.worker.js"])
      ports       = [], called_by = [], uses_stores = true, stop_seconds = 60
      check       = ["CMD", "node", "docker/healthcheck.mjs"]
    }
    chat = {
      description = "The chat engine, asked by API and workers over gRPC"
      image       = "app", command = concat(local.program, ["dist/main.chat.js"])
      ports       = [local.grpc], called_by = ["api", "worker"], uses_stores = true, stop_seconds = 120
      check       = ["CMD", "node", "docker/chat-healthcheck.mjs"]
    }
    embeddings = {
      description = "The model of search by meaning"
      image       = "embeddings", command = null
      ports       = [8000], called_by = ["api", "worker", "chat"], uses_stores = false, stop_seconds = 30
      check       = ["CMD", "python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=3)"]
    }
    weaviate = {
      description = "Vectors of all businesses"
      image       = "weaviate", command = null
      ports       = [8080, local.grpc], called_by = ["api", "worker", "chat"], uses_stores = false, stop_seconds = 60
      check       = ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:8080/v1/.well-known/ready"]
    }
  }
  services = { for name, service in local.all_services : name => service if name != "weaviate" || var.weaviate == "own" }
  # Found by a name inside the VPC.
  named = { for name, service in local.services : name => service if contains(["chat", "embeddings", "weaviate"], name) }
  # May be interrupted, but for the first one in production: a job that was cut off is taken again.
  on_spot = ["worker"]

  environment = merge(
    {
      NODE_ENV            = "production"
      PORT                = "3000"
      LOG_FORMAT          = "json"
      TRUSTED_PROXIES     = var.vpc_cidr
      EMBEDDINGS_BASE_URL = "http://embeddings.${local.internal}:8000/v1"
      # ElastiCache keeps a replica and snapshots, but writes no file for each command. The relay sends again what is owed.
      REDIS_PERSISTENCE           = "optional"
      METRICS_PORT                = tostring(local.metrics_port)
      DATABASE_POOL_SIZE          = tostring(local.pool.app)
      DATABASE_PLATFORM_POOL_SIZE = tostring(local.pool.platform)
    },
    var.traces ? { OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318" } : {},
    var.weaviate == "none" ? {} : {
      WEAVIATE_URL = var.weaviate == "own" ? "http://weaviate.${local.internal}:8080" : var.weaviate
    },
    var.settings,
  )
  # The chat engine asks no other.
  environment_of = {
    for name, service in local.services : name => (
      service.image != "app" ? {} : name == "chat" ? local.environment
      : merge(
        local.environment,
        { CHAT_URL = "grpc://chat.${local.internal}:${local.grpc}" },
        # A worker's health is asked at the port of its metrics; it has no other.
        name == "worker" ? { HEALTH_PORT = tostring(local.metrics_port) } : {},
      )
    )
  }

  # Environment variable => the secret and its key. Read by ECS when a task starts, seen in no definition.
  app_secrets = merge(
    {
      DATABASE_URL          = "${aws_secretsmanager_secret.database["app"].arn}:url::"
      DATABASE_PLATFORM_URL = "${aws_secretsmanager_secret.database["platform"].arn}:url::"
      REDIS_URL             = "${aws_secretsmanager_secret.redis["queue"].arn}:url::"
      REDIS_CACHE_URL       = "${aws_secretsmanager_secret.redis["cache"].arn}:url::"
    },
    {
      for key in concat(["ADMIN_API_KEY", "APP_SECRET", "CHAT_SHARED_SECRET"], var.weaviate == "none" ? [] : ["WEAVIATE_API_KEY"], var.secret_settings) :
      key => "${aws_secretsmanager_secret.app.arn}:${key}::"
    },
  )
  secrets_of = {
    for name, service in local.services : name => (
      service.image == "app" ? local.app_secrets
      : name == "weaviate" ? { AUTHENTICATION_APIKEY_ALLOWED_KEYS = "${aws_secretsmanager_secret.app.arn}:WEAVIATE_API_KEY::" }
      : {}
    )
  }
  # Each task reads its own secrets only.
  secrets_of_all = merge(local.secrets_of, {
    migrate = { DATABASE_OWNER_URL = "${aws_secretsmanager_secret.database["owner"].arn}:url::" }
    backup = {
      DATABASE_URL        = "${aws_secretsmanager_secret.database["app"].arn}:url::"
      DATABASE_BACKUP_URL = "${aws_secretsmanager_secret.database["backup"].arn}:url::"
    }
  })
  secret_arns_of = {
    for name, secrets in local.secrets_of_all :
    name => distinct([for reference in values(secrets) : join(":", slice(split(":", reference), 0, 7))])
  }
}

resource "aws_ecs_cluster" "main" {
  name = local.name
  setting {
    name  = "containerInsights"
    value = var.container_insights ? "enabled" : "disabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_cloudwatch_log_group" "service" {
  for_each          = toset(local.task_names)
  name              = "/frontdesk/${var.environment}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_service_discovery_service" "named" {
  for_each = local.named
  name     = each.key
  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.main.id
    routing_policy = "MULTIVALUE"
    dns_records {
      type = "A"
      ttl  = 10
    }
  }
}

resource "aws_ecs_task_definition" "service" {
  for_each                 = local.services
  family                   = "${local.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.sizes[each.key].cpu
  memory                   = var.sizes[each.key].memory
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = aws_iam_role.task[each.key].arn
  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
  # The only place that may be written, beside Weaviate's files.
  volume { name = "tmp" }
  dynamic "volume" {
    for_each = each.key == "weaviate" ? [1] : []
    content {
      name = "vectors"
      efs_volume_configuration {
        file_system_id     = aws_efs_file_system.weaviate[0].id
        transit_encryption = "ENABLED"
        authorization_config {
          access_point_id = aws_efs_access_point.weaviate[0].id
          iam             = "ENABLED"
        }
      }
    }
  }
  container_definitions = jsonencode(concat(
    [local.main_container[each.key]],
    each.value.uses_stores ? [local.collector[each.key]] : [],
  ))
}

locals {
  images = {
    app        = "${aws_ecr_repository.main["app"].repository_url}:${var.image_tag}"
    backup     = "${aws_ecr_repository.main["backup"].repository_url}:${var.image_tag}"
    embeddings = "${aws_ecr_repository.main["embeddings"].repository_url}:${var.image_tag}"
    weaviate   = "semitechnologies/weaviate:1.35.2"
  }
  log_of = {
    for name, group in aws_cloudwatch_log_group.service : name => {
      logDriver = "awslogs"
      # A log that cannot be written stops nothing.
      options = {
        awslogs-group = group.name, awslogs-region = var.region, awslogs-stream-prefix = "task"
        mode          = "non-blocking", max-buffer-size = "4m"
      }
    }
  }
  environments = merge(local.environment_of, var.weaviate == "own" ? { weaviate = local.weaviate_environment } : {})

  main_container = {
    for name, service in local.services : name => merge(
      {
        name                   = "main"
        image                  = local.images[service.image]
        essential              = true
        readonlyRootFilesystem = true
        stopTimeout            = service.stop_seconds
        linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
        portMappings           = [for port in service.ports : { containerPort = port, hostPort = port, protocol = "tcp" }]
        environment            = [for key, value in local.environments[name] : { name = key, value = value }]
        secrets                = [for key, reference in local.secrets_of[name] : { name = key, valueFrom = reference }]
        logConfiguration       = local.log_of[name]
        mountPoints = concat(
          [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }],
          name == "weaviate" ? [{ sourceVolume = "vectors", containerPath = "/var/lib/weaviate", readOnly = false }] : [],
        )
      },
      service.command == null ? {} : { command = service.command },
      # The process only: while a store is down, a restart would help nobody.
      service.check == null ? {} : {
        healthCheck = { command = service.check, interval = 10, timeout = 5, retries = 3, startPeriod = 60 }
      },
    )
  }
}

resource "aws_ecs_service" "service" {
  for_each        = local.services
  name            = each.key
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.service[each.key].arn
  desired_count   = var.sizes[each.key].least
  # Two Weaviates must not write the same files: the old one ends before the new one starts.
  deployment_minimum_healthy_percent = each.key == "weaviate" ? 0 : 100
  deployment_maximum_percent         = each.key == "weaviate" ? 100 : 200
  availability_zone_rebalancing      = each.key == "weaviate" ? "DISABLED" : "ENABLED"
  health_check_grace_period_seconds  = each.key == "api" ? 90 : null
  enable_execute_command             = var.environment != "production"
  propagate_tags                     = "SERVICE"

  capacity_provider_strategy {
    capacity_provider = contains(local.on_spot, each.key) ? "FARGATE_SPOT" : "FARGATE"
    weight            = 1
  }
  # Spot has no place at times: one worker answers all the same.
  dynamic "capacity_provider_strategy" {
    for_each = contains(local.on_spot, each.key) && var.environment == "production" ? [1] : []
    content {
      capacity_provider = "FARGATE"
      base              = 1
      weight            = 0
    }
  }

  # A release that never becomes ready is taken back, and so is one that fails afterwards.
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  dynamic "alarms" {
    for_each = each.key == "api" ? [1] : []
    content {
      enable      = true
      rollback    = true
      alarm_names = [for name in ["server-errors", "slow-answers"] : aws_cloudwatch_metric_alarm.main[name].alarm_name]
    }
  }

  network_configuration {
    subnets          = [for subnet in aws_subnet.private : subnet.id]
    security_groups  = [aws_security_group.main[each.key].id]
    assign_public_ip = false
  }

  dynamic "load_balancer" {
    for_each = each.key == "api" ? aws_lb_target_group.api : {}
    content {
      target_group_arn = load_balancer.value.arn
      container_name   = "main"
      container_port   = 3000
    }
  }

  dynamic "service_registries" {
    for_each = contains(keys(local.named), each.key) ? [1] : []
    content { registry_arn = aws_service_discovery_service.named[each.key].arn }
  }

  # Scaling owns the number of tasks, and each deployment registers a definition of its own (docs/aws.md).
  lifecycle { ignore_changes = [desired_count, task_definition] }
  depends_on = [aws_lb_listener_rule.path, aws_ecs_cluster_capacity_providers.main]
}
