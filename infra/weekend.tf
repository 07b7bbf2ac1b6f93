# From Friday evening to Monday morning nobody tests.
locals {
  sleeping_alarms = concat([for alarm in aws_cloudwatch_metric_alarm.main : alarm.alarm_name], [aws_cloudwatch_metric_alarm.age.alarm_name])
  sleepers        = var.sleeps_at_weekends ? keys(local.services) : []
  weekend = merge(
    {
      for name in local.sleepers : "${name}-sleeps" => {
        when  = "cron(0 20 ? * FRI *)", call = "ecs:updateService"
        input = { Cluster = aws_ecs_cluster.main.name, Service = name, DesiredCount = 0 }
      }
    },
    {
      for name in local.sleepers : "${name}-wakes" => {
        when  = "cron(30 6 ? * MON *)", call = "ecs:updateService"
        input = { Cluster = aws_ecs_cluster.main.name, Service = name, DesiredCount = var.sizes[name].least }
      }
    },
    !var.sleeps_at_weekends ? {} : {
      database-sleeps = { when = "cron(30 20 ? * FRI *)", call = "rds:stopDBInstance", input = { DbInstanceIdentifier = aws_db_instance.main.identifier } }
      database-wakes  = { when = "cron(0 6 ? * MON *)", call = "rds:startDBInstance", input = { DbInstanceIdentifier = aws_db_instance.main.identifier } }
    },
    # What sleeps is silent, which is no news.
    !var.sleeps_at_weekends ? {} : {
      alarms-sleep = { when = "cron(50 19 ? * FRI *)", call = "cloudwatch:disableAlarmActions", input = { AlarmNames = local.sleeping_alarms } }
      alarms-wake  = { when = "cron(15 9 ? * MON *)", call = "cloudwatch:enableAlarmActions", input = { AlarmNames = local.sleeping_alarms } }
    },
    # Else scaling would start what sleeps.
    {
      for name in(var.sleeps_at_weekends ? keys(local.scaled) : []) : "${name}-may-sleep" => {
        when  = "cron(55 19 ? * FRI *)", call = "applicationautoscaling:registerScalableTarget"
        input = { ServiceNamespace = "ecs", ScalableDimension = "ecs:service:DesiredCount", ResourceId = "service/${local.name}/${name}", MinCapacity = 0, MaxCapacity = var.sizes[name].most }
      }
    },
    {
      for name in(var.sleeps_at_weekends ? keys(local.scaled) : []) : "${name}-must-wake" => {
        when  = "cron(35 6 ? * MON *)", call = "applicationautoscaling:registerScalableTarget"
        input = { ServiceNamespace = "ecs", ScalableDimension = "ecs:service:DesiredCount", ResourceId = "service/${local.name}/${name}", MinCapacity = var.sizes[name].least, MaxCapacity = var.sizes[name].most }
      }
    },
  )
}

resource "aws_scheduler_schedule" "weekend" {
  for_each                     = local.weekend
  name                         = "${local.name}-${each.key}"
  schedule_expression          = each.value.when
  schedule_expression_timezone = "Europe/Berlin"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:${each.value.call}"
    role_arn = aws_iam_role.weekend[0].arn
    input    = jsonencode(each.value.input)
  }
}

resource "aws_iam_role" "weekend" {
  count              = var.sleeps_at_weekends ? 1 : 0
  name               = "${local.name}-weekend"
  assume_role_policy = data.aws_iam_policy_document.assume["scheduler"].json
}

resource "aws_iam_role_policy" "weekend" {
  count = var.sleeps_at_weekends ? 1 : 0
  name  = "sleep"
  role  = aws_iam_role.weekend[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ecs:UpdateService"], Resource = [for service in aws_ecs_service.service : service.id] },
      { Effect = "Allow", Action = ["rds:StopDBInstance", "rds:StartDBInstance"], Resource = [aws_db_instance.main.arn] },
      {
        Effect   = "Allow", Action = ["cloudwatch:DisableAlarmActions", "cloudwatch:EnableAlarmActions"]
        Resource = concat([for alarm in aws_cloudwatch_metric_alarm.main : alarm.arn], [aws_cloudwatch_metric_alarm.age.arn])
      },
      { Effect = "Allow", Action = ["application-autoscaling:RegisterScalableTarget"], Resource = [for target in aws_appautoscaling_target.service : target.arn] },
    ]
  })
}
