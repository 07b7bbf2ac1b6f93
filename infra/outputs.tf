# What deployments and people need to know.
output "api_url" { value = "https://${aws_route53_record.api.fqdn}" }
output "cdn_url" { value = "https://${aws_route53_record.cdn.fqdn}" }
output "cluster" { value = aws_ecs_cluster.main.name }
output "repositories" { value = { for name, repository in aws_ecr_repository.main : name => repository.repository_url } }
output "deploy_role" { value = aws_iam_role.github["deploy"].arn }
output "plan_role" { value = aws_iam_role.github["plan"].arn }
output "drill_role" { value = var.drill ? aws_iam_role.github["drill"].arn : null }
output "backup_to" { value = local.backup_to }
output "name_servers" { value = aws_route53_zone.main.name_servers }

output "migration" {
  description = "For `aws ecs run-task`."
  value = {
    task_definition = aws_ecs_task_definition.migrate.family
    subnets         = [for subnet in aws_subnet.private : subnet.id]
    security_group  = aws_security_group.main["migrate"].id
  }
}

output "backup" {
  description = "For a backup by hand."
  value = {
    task_definition = aws_ecs_task_definition.backup.family
    subnets         = [for subnet in aws_subnet.private : subnet.id]
    security_group  = aws_security_group.main["backup"].id
  }
}

# Read by scripts/cost.mjs.
output "custom_metrics" { value = local.custom_metrics }
