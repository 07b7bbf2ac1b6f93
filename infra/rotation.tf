# Two logins for each role, used in turn: while tasks still run with one, the other gets a new password. The code is
# infra/rotation; `node scripts/infra.mjs package` makes the file.
locals {
  package = "${path.module}/build/rotation.zip"
}

resource "aws_cloudwatch_log_group" "rotation" {
  name              = "/aws/lambda/${local.name}-rotation"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_lambda_function" "rotation" {
  function_name    = "${local.name}-rotation"
  role             = aws_iam_role.rotation.arn
  runtime          = "nodejs22.x"
  architectures    = ["arm64"]
  handler          = "rotation.handler"
  filename         = local.package
  source_code_hash = filebase64sha256(local.package)
  timeout          = 120
  memory_size      = 256
  kms_key_arn      = aws_kms_key.main.arn
  vpc_config {
    subnet_ids         = [for subnet in aws_subnet.private : subnet.id]
    security_group_ids = [aws_security_group.main["rotation"].id]
  }
  environment {
    variables = {
      MASTER_SECRET = aws_db_instance.main.master_user_secret[0].secret_arn
      DATABASE_HOST = aws_db_instance.main.address
      DATABASE_PORT = tostring(aws_db_instance.main.port)
      CLIENT_HOST   = var.database_proxy ? aws_db_proxy.main[0].endpoint : aws_db_instance.main.address
      ROLES         = jsonencode({ for kind in local.logins : aws_secretsmanager_secret.database[kind].arn => "frontdesk_${kind}" })
      # The authority of RDS is not among Node's own, that of its proxy is.
      CLIENT_PARAMETERS = var.database_proxy ? "?sslmode=verify-full" : "?sslmode=no-verify"
      # Those that need the database itself (local.visitors) never go by the proxy.
      DIRECT_PARAMETERS = "?sslmode=no-verify"
      PREVIOUS          = jsonencode({ for kind, secret in aws_secretsmanager_secret.previous : aws_secretsmanager_secret.database[kind].arn => secret.arn })
      CLUSTER           = aws_ecs_cluster.main.name
      SERVICES          = join(",", local.callers)
      # Amazon's own authorities, which signed the database's certificate.
      NODE_EXTRA_CA_CERTS = "/var/runtime/ca-cert.pem"
    }
  }
  depends_on = [aws_cloudwatch_log_group.rotation, aws_iam_role_policy.rotation, aws_iam_role_policy_attachment.rotation]
}

resource "aws_lambda_permission" "rotation" {
  statement_id   = "secretsmanager"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.rotation.function_name
  principal      = "secretsmanager.amazonaws.com"
  source_account = local.account
}

# The first one follows at once, and makes roles, database and logins.
resource "aws_secretsmanager_secret_rotation" "database" {
  for_each            = aws_secretsmanager_secret.database
  secret_id           = each.value.id
  rotation_lambda_arn = aws_lambda_function.rotation.arn
  rotate_immediately  = true
  rotation_rules {
    automatically_after_days = var.rotation_days
  }
  depends_on = [
    aws_lambda_permission.rotation, aws_secretsmanager_secret_version.database, aws_ecs_service.service,
    aws_vpc_security_group_egress_rule.link, aws_vpc_security_group_egress_rule.outside, aws_route.private,
  ]
}

resource "aws_iam_role" "rotation" {
  name               = "${local.name}-rotation"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

resource "aws_iam_role_policy_attachment" "rotation" {
  role       = aws_iam_role.rotation.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy" "rotation" {
  name = "rotate"
  role = aws_iam_role.rotation.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logins", Effect = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"]
        Resource = concat([for secret in aws_secretsmanager_secret.database : secret.arn], [for secret in aws_secretsmanager_secret.previous : secret.arn])
      },
      { Sid = "Master", Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = [aws_db_instance.main.master_user_secret[0].secret_arn] },
      { Sid = "Keys", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [aws_kms_key.main.arn] },
      # A task keeps the login that it started with.
      { Sid = "Restart", Effect = "Allow", Action = ["ecs:UpdateService"], Resource = [for name in local.callers : aws_ecs_service.service[name].id] },
    ]
  })
}
