# Workflows take these roles by a token of theirs; there are no keys.
locals {
  github          = "token.actions.githubusercontent.com"
  github_provider = "arn:aws:iam::${local.account}:oidc-provider/${local.github}"
  # Who may take which: jobs of this environment (which people approve) deploy, pull requests only look.
  github_roles = {
    deploy = "repo:${var.github_repository}:environment:${var.environment}"
    plan   = "repo:${var.github_repository}:pull_request"
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  count           = var.owns_account ? 1 : 0
  url             = "https://${local.github}"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["6938fd4d98bab03faadb97b34396831e3780aea1"]
}

resource "aws_iam_role" "github" {
  for_each             = local.github_roles
  name                 = "${local.name}-${each.key}"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.github_provider }
      Condition = { StringEquals = { "${local.github}:aud" = "sts.amazonaws.com", "${local.github}:sub" = each.value } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "plan" {
  role       = aws_iam_role.github["plan"].name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

# Nothing that is encrypted with our key: ReadOnlyAccess has no values of secrets anyway, but dumps.
resource "aws_iam_role_policy" "plan" {
  name = "no-data"
  role = aws_iam_role.github["plan"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Deny", Action = ["s3:GetObject"], Resource = ["${aws_s3_bucket.main["backup"].arn}/*"] },
      { Effect = "Deny", Action = ["kms:Decrypt"], Resource = "*" },
    ]
  })
}

resource "aws_iam_role_policy" "deploy" {
  name = "deploy"
  role = aws_iam_role.github["deploy"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # These three have no resources that a policy could name.
      { Sid = "Login", Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = "*" },
      { Sid = "Definitions", Effect = "Allow", Action = ["ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition"], Resource = "*" },
      {
        Sid      = "Images", Effect = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:BatchGetImage"]
        Resource = [for repository in aws_ecr_repository.main : repository.arn]
      },
      { Sid = "Services", Effect = "Allow", Action = ["ecs:UpdateService", "ecs:DescribeServices"], Resource = [for service in aws_ecs_service.service : service.id] },
      {
        Sid       = "Migration", Effect = "Allow", Action = ["ecs:RunTask"], Resource = ["arn:aws:ecs:${var.region}:${local.account}:task-definition/${aws_ecs_task_definition.migrate.family}:*"]
        Condition = { ArnEquals = { "ecs:cluster" = aws_ecs_cluster.main.arn } }
      },
      { Sid = "Wait", Effect = "Allow", Action = ["ecs:DescribeTasks"], Resource = ["arn:aws:ecs:${var.region}:${local.account}:task/${local.name}/*"] },
      {
        Sid       = "Roles", Effect = "Allow", Action = ["iam:PassRole"], Resource = concat([for role in aws_iam_role.execution : role.arn], [for role in aws_iam_role.task : role.arn])
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
    ]
  })
}
