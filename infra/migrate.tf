# Run to its end before each release, by `aws ecs run-task`. Only it has the owner's login.
resource "aws_ecs_task_definition" "migrate" {
  family                   = "${local.name}-migrate"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution["migrate"].arn
  task_role_arn            = aws_iam_role.task["migrate"].arn
  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }
  volume { name = "tmp" }
  container_definitions = jsonencode([{
    name                   = "main"
    image                  = local.images.app
    command                = ["node", "--disable-warning=ExperimentalWarning", "scripts/lib/stores/run-migrations.mjs", "up"]
    essential              = true
    readonlyRootFilesystem = true
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
    environment            = [{ name = "NODE_ENV", value = "production" }]
    secrets                = [for key, reference in local.secrets_of_all.migrate : { name = key, valueFrom = reference }]
    mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
    logConfiguration       = local.log_of.migrate
  }])
  lifecycle { ignore_changes = [container_definitions] }
}
