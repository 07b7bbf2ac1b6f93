locals {
  task_names = concat(keys(local.services), ["migrate", "backup"])
  # What each program may do by itself; nothing else, and nobody may do everything.
  collector_statements = [
    {
      Sid       = "Metrics", Effect = "Allow", Action = ["cloudwatch:PutMetricData"], Resource = "*"
      Condition = { StringEquals = { "cloudwatch:namespace" = "Frontdesk/${var.environment}" } }
    },
    # X-Ray has no resources that a policy could name.
    { Sid = "Traces", Effect = "Allow", Action = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource = "*" },
    {
      Sid      = "MetricLines", Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = ["${aws_cloudwatch_log_group.metrics.arn}:*"]
    },
  ]
  shell_statements = var.environment == "production" ? [] : [{
    Sid    = "Shell", Effect = "Allow", Resource = "*"
    Action = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
  }]
  file_statements = var.weaviate != "own" ? [] : [{
    Sid       = "Vectors", Effect = "Allow", Action = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], Resource = [aws_efs_file_system.weaviate[0].arn]
    Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = aws_efs_access_point.weaviate[0].arn } }
  }]
  statements_of = {
    for name in local.task_names : name => concat(
      [for statement in local.collector_statements : statement if contains(local.callers, name)],
      local.shell_statements,
      [for statement in local.dump_statements : statement if name == "backup"],
      [for statement in local.file_statements : statement if name == "weaviate"],
    )
  }
}

# Taken by ECS itself, to fetch image and secrets.
resource "aws_iam_role" "execution" {
  for_each           = toset(local.task_names)
  name               = "${local.name}-${each.key}-start"
  assume_role_policy = data.aws_iam_policy_document.assume["ecs-tasks"].json
}

resource "aws_iam_role_policy_attachment" "execution" {
  for_each   = aws_iam_role.execution
  role       = each.value.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "execution" {
  for_each = { for name, secrets in local.secrets_of_all : name => local.secret_arns_of[name] if length(keys(secrets)) > 0 }
  name     = "secrets"
  role     = aws_iam_role.execution[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = each.value },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [aws_kms_key.main.arn] },
    ]
  })
}

# Taken by the program.
resource "aws_iam_role" "task" {
  for_each           = toset(local.task_names)
  name               = "${local.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume["ecs-tasks"].json
}

resource "aws_iam_role_policy" "task" {
  for_each = { for name, statements in local.statements_of : name => statements if length(statements) > 0 }
  name     = "own"
  role     = aws_iam_role.task[each.key].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = each.value })
}
