# Workflows take these roles by a token of theirs; there are no keys.
locals {
  github          = "token.actions.githubusercontent.com"
  github_provider = "arn:aws:iam::${local.account}:oidc-provider/${local.github}"
  # Who may take which: jobs of this environment (which people approve) deploy, those of its plans look, which people approve
  # as well in production, because the state holds passwords; the nightly drill reads dumps.
  github_roles = merge(
    {
      deploy = "repo:${var.github_repository}:environment:${var.environment}"
      plan   = "repo:${var.github_repository}:environment:${var.environment}-plan"
    },
    var.drill ? { drill = "repo:${var.github_repository}:environment:drill" } : {},
  )
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

# What is planned may run what it likes with this role, so it has only what a plan against the state asks (infra.yml plans
# without looking at AWS again), and what names the image that runs.
resource "aws_iam_role_policy" "plan" {
  name = "plan"
  role = aws_iam_role.github["plan"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "State", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::${var.state_bucket}/frontdesk/${var.environment}.tfstate"] },
      {
        Sid       = "StateName", Effect = "Allow", Action = ["s3:ListBucket"], Resource = ["arn:aws:s3:::${var.state_bucket}"]
        Condition = { StringLike = { "s3:prefix" = ["frontdesk/*", "env:/*"] } }
      },
      { Sid = "Running", Effect = "Allow", Action = ["ecs:DescribeServices"], Resource = [for service in aws_ecs_service.service : service.id] },
      # These have no resources that a policy could name. The password is a new one, which nobody has.
      { Sid = "Data", Effect = "Allow", Action = ["ecs:DescribeTaskDefinition", "secretsmanager:GetRandomPassword"], Resource = "*" },
    ]
  })
}

resource "aws_iam_role_policy" "drill" {
  count = var.drill ? 1 : 0
  name  = "drill"
  role  = aws_iam_role.github["drill"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Dumps", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["${local.dumps}/*"] },
      {
        Sid       = "Names", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [aws_s3_bucket.main["backup"].arn]
        Condition = { StringLike = { "s3:prefix" = "dumps/*" } }
      },
      { Sid = "Key", Effect = "Allow", Action = ["kms:Decrypt"], Resource = [aws_kms_key.main.arn], Condition = local.by_s3 },
      {
        Sid       = "Success", Effect = "Allow", Action = ["cloudwatch:PutMetricData"], Resource = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = local.own } }
      },
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
