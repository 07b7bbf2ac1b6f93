# Every night a dump of everything and of each business (docs/backups.md) into the locked bucket, by a task that ends. The image
# is the stage `backup` of docker/Dockerfile; each release registers a revision with its own, and the newest one is run.
locals {
  backup_to = "s3://${aws_s3_bucket.main["backup"].id}/dumps"
  dumps     = "${aws_s3_bucket.main["backup"].arn}/dumps"
  by_s3     = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
  # It looks at the manifest of the night before, and may open no dump.
  dump_statements = [
    { Sid = "Dumps", Effect = "Allow", Action = ["s3:PutObject", "s3:AbortMultipartUpload"], Resource = ["${local.dumps}/*"] },
    { Sid = "Manifests", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${local.dumps}/*/manifest.json"] },
    {
      Sid       = "Names", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [aws_s3_bucket.main["backup"].arn]
      Condition = { StringLike = { "s3:prefix" = "dumps/*" } }
    },
    # A file that goes up in parts is read to be put together.
    { Sid = "Key", Effect = "Allow", Action = ["kms:GenerateDataKey", "kms:Decrypt"], Resource = [aws_kms_key.main.arn], Condition = local.by_s3 },
  ]
}

resource "aws_ecs_task_definition" "backup" {
  family                   = "${local.name}-backup"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.backup.cpu
  memory                   = var.backup.memory
  execution_role_arn       = aws_iam_role.execution["backup"].arn
  task_role_arn            = aws_iam_role.task["backup"].arn
  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
  # A backup is whole on this disk before it goes up.
  ephemeral_storage { size_in_gib = var.backup.disk_gb }
  volume { name = "backups" }
  volume { name = "tmp" }
  container_definitions = jsonencode([{
    name                   = "main"
    image                  = local.images.backup
    entryPoint             = ["node"]
    command                = ["scripts/lib/backup/run-backup.mjs"]
    essential              = true
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
    environment = concat(
      [
        { name = "NODE_ENV", value = "production" },
        { name = "AWS_REGION", value = var.region },
        { name = "BACKUP_TO", value = local.backup_to },
        # The bucket locks what comes into it, for longer.
        { name = "BACKUP_LOCK_DAYS", value = "0" },
      ],
      var.backup_recipient == "" ? [] : [{ name = "BACKUP_RECIPIENT", value = var.backup_recipient }],
    )
    secrets = [for key, reference in local.secrets_of_all.backup : { name = key, valueFrom = reference }]
    mountPoints = [
      { sourceVolume = "backups", containerPath = "/backups", readOnly = false },
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
    ]
    logConfiguration = local.log_of.backup
  }])
}

resource "aws_scheduler_schedule" "backup" {
  name                         = "${local.name}-backup"
  schedule_expression          = var.backup.schedule
  schedule_expression_timezone = "UTC"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = aws_ecs_cluster.main.arn
    role_arn = aws_iam_role.backup_schedule.arn
    ecs_parameters {
      task_definition_arn = aws_ecs_task_definition.backup.arn_without_revision
      launch_type         = "FARGATE"
      network_configuration {
        subnets          = [for subnet in aws_subnet.private : subnet.id]
        security_groups  = [aws_security_group.main["backup"].id]
        assign_public_ip = false
      }
    }
    # Where there was no place for a task. What the task itself could not do is said below.
    retry_policy {
      maximum_retry_attempts       = 5
      maximum_event_age_in_seconds = 3600
    }
  }
}

resource "aws_iam_role" "backup_schedule" {
  name               = "${local.name}-backup-schedule"
  assume_role_policy = data.aws_iam_policy_document.assume["scheduler"].json
}

resource "aws_iam_role_policy" "backup_schedule" {
  name = "run"
  role = aws_iam_role.backup_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow", Action = ["ecs:RunTask"]
        Resource  = [aws_ecs_task_definition.backup.arn_without_revision, "${aws_ecs_task_definition.backup.arn_without_revision}:*"]
        Condition = { ArnEquals = { "ecs:cluster" = aws_ecs_cluster.main.arn } }
      },
      {
        Effect    = "Allow", Action = ["iam:PassRole"], Resource = [aws_iam_role.execution["backup"].arn, aws_iam_role.task["backup"].arn]
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
    ]
  })
}

# One that fails, or looks unlike the night before, is told at once. The alarm backup-age is for one that never began.
resource "aws_cloudwatch_event_rule" "backup_failed" {
  name        = "${local.name}-backup-failed"
  description = "The nightly backup did not end with 0"
  event_pattern = jsonencode({
    source = ["aws.ecs"], detail-type = ["ECS Task State Change"]
    detail = {
      clusterArn = [aws_ecs_cluster.main.arn], group = ["family:${aws_ecs_task_definition.backup.family}"], lastStatus = ["STOPPED"]
      # Without an exit code it has never run: no image, no secret.
      "$or" = [{ containers = { exitCode = [{ anything-but = 0 }] } }, { containers = { exitCode = [{ exists = false }] } }]
    }
  })
}

resource "aws_cloudwatch_event_target" "backup_failed" {
  rule = aws_cloudwatch_event_rule.backup_failed.name
  arn  = aws_sns_topic.alarms.arn
}
