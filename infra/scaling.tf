locals {
  scaled = { for name, service in local.services : name => var.sizes[name] if var.sizes[name].most > var.sizes[name].least }
  # Out at once, in slowly: one minute above the first figure, five minutes below the second, in per cent of the CPU.
  cpu = {
    api        = { out = 50, in = 30 }
    worker     = { out = 70, in = 30 }
    chat       = { out = 70, in = 40 }
    embeddings = { out = 70, in = 30 }
  }
  # These follow the queue too: out above 1,000 turns that wait, and not in while more than 100 do.
  by_queue = [for name in ["chat", "worker"] : name if contains(keys(local.scaled), name)]
  depth    = { namespace = "Frontdesk/${var.environment}", name = local.metrics.queue_depth, dimensions = { queue = "turns" } }
}

resource "aws_appautoscaling_target" "service" {
  for_each           = local.scaled
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.service[each.key].name}"
  min_capacity       = each.value.least
  max_capacity       = each.value.most
}

resource "aws_appautoscaling_policy" "out" {
  for_each           = aws_appautoscaling_target.service
  name               = "${local.name}-${each.key}-out"
  policy_type        = "StepScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id
  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 60
    metric_aggregation_type = "Average"
    step_adjustment {
      metric_interval_lower_bound = 0
      metric_interval_upper_bound = 20
      scaling_adjustment          = 1
    }
    step_adjustment {
      metric_interval_lower_bound = 20
      scaling_adjustment          = 3
    }
  }
}

resource "aws_appautoscaling_policy" "in" {
  for_each           = aws_appautoscaling_target.service
  name               = "${local.name}-${each.key}-in"
  policy_type        = "StepScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id
  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 300
    metric_aggregation_type = "Average"
    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "busy" {
  for_each            = local.scaled
  alarm_name          = "${local.name}-${each.key}-busy"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  dimensions          = { ClusterName = aws_ecs_cluster.main.name, ServiceName = each.key }
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.cpu[each.key].out
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.out[each.key].arn]
}

# One while the tasks have little to do. With a queue behind them: and few turns wait.
resource "aws_cloudwatch_metric_alarm" "idle" {
  for_each            = local.scaled
  alarm_name          = "${local.name}-${each.key}-idle"
  comparison_operator = "LessThanThreshold"
  threshold           = contains(local.by_queue, each.key) ? 0 : local.cpu[each.key].in
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.in[each.key].arn]

  metric_query {
    id          = "cpu"
    return_data = !contains(local.by_queue, each.key)
    metric {
      namespace   = "AWS/ECS"
      metric_name = "CPUUtilization"
      dimensions  = { ClusterName = aws_ecs_cluster.main.name, ServiceName = each.key }
      period      = 60
      stat        = "Average"
    }
  }
  dynamic "metric_query" {
    for_each = contains(local.by_queue, each.key) ? [1] : []
    content {
      id = "depth"
      metric {
        namespace   = local.depth.namespace
        metric_name = local.depth.name
        dimensions  = local.depth.dimensions
        period      = 60
        stat        = "Maximum"
      }
    }
  }
  dynamic "metric_query" {
    for_each = contains(local.by_queue, each.key) ? [1] : []
    content {
      id          = "idle"
      expression  = "IF(cpu < ${local.cpu[each.key].in} AND FILL(depth, 0) < 100, -1, 1)"
      label       = "-1: idle"
      return_data = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  alarm_name          = "${local.name}-turns-waiting"
  alarm_description   = "Runbook: docs/aws.md#turns-waiting"
  namespace           = local.depth.namespace
  metric_name         = local.depth.name
  dimensions          = local.depth.dimensions
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = concat([aws_sns_topic.alarms.arn], [for name in local.by_queue : aws_appautoscaling_policy.out[name].arn])
  ok_actions          = [aws_sns_topic.alarms.arn]
}
