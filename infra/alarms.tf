locals {
  own      = "Frontdesk/${var.environment}"
  database = { DBInstanceIdentifier = aws_db_instance.main.identifier }
  balancer = { LoadBalancer = aws_lb.main.arn_suffix }
  gigabyte = 1024 * 1024 * 1024

  # Each wakes a person. above or below: the limit; for: minutes in a row; silence: whether no figure at all is as bad.
  # The name is also a section of docs/aws.md, which says what to do.
  alarms = merge(
    {
      server-errors        = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", stat = "Sum", above = 20, for = 2, dimensions = local.balancer }
      slow-answers         = { namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", stat = "p95", above = 3, for = 5, dimensions = local.balancer }
      no-healthy-task      = { namespace = "AWS/ApplicationELB", metric = "HealthyHostCount", stat = "Minimum", below = 1, for = 2, silence = true, dimensions = merge(local.balancer, { TargetGroup = aws_lb_target_group.api["http"].arn_suffix }) }
      database-cpu         = { namespace = "AWS/RDS", metric = "CPUUtilization", stat = "Average", above = 80, for = 5, dimensions = local.database }
      database-connections = { namespace = "AWS/RDS", metric = "DatabaseConnections", stat = "Maximum", above = floor(0.8 * lookup(local.connections_of, var.database_class, 100)), for = 3, dimensions = local.database }
      database-memory      = { namespace = "AWS/RDS", metric = "FreeableMemory", stat = "Minimum", below = 0.1 * local.gigabyte, for = 5, dimensions = local.database }
      # Three tenths and a tenth of what was first given; it grows by itself when a tenth is left.
      database-disk-70 = { namespace = "AWS/RDS", metric = "FreeStorageSpace", stat = "Minimum", below = 0.3 * var.database_storage_gb * local.gigabyte, for = 5, dimensions = local.database }
      database-disk-90 = { namespace = "AWS/RDS", metric = "FreeStorageSpace", stat = "Minimum", below = 0.1 * var.database_storage_gb * local.gigabyte, for = 1, dimensions = local.database }
      oldest-visitor   = { namespace = local.own, metric = local.metrics.queue_age, stat = "Maximum", above = 60, for = 2, dimensions = { queue = "turns" } }
      outbox-lag       = { namespace = local.own, metric = local.metrics.outbox_lag, stat = "Maximum", above = 120, for = 3, dimensions = {} }
      budget-is-out    = { namespace = local.own, metric = local.metrics.budget_is_out, stat = "Sum", above = 100, for = 5, dimensions = {} }
      # The dead man's switch: programs say that they are ready every half minute, and their silence is the alarm.
      silence         = { namespace = local.own, metric = local.metrics.ready, stat = "Maximum", below = 1, for = 3, silence = true, dimensions = {} }
      refused-egress  = { namespace = local.own, metric = "RefusedEgress", stat = "Sum", above = 50, for = 5, dimensions = {} }
      rotation-failed = { namespace = "AWS/Lambda", metric = "Errors", stat = "Sum", above = 0, for = 1, dimensions = { FunctionName = "${local.name}-rotation" } }
    },
    { for queue in ["turns", "events"] : "dead-letters-${queue}" => { namespace = local.own, metric = local.metrics.dead_letters, stat = "Maximum", above = 0, for = 1, dimensions = { queue = queue } } },
    { for name, group in local.redis : "redis-${name}-memory" => { namespace = "AWS/ElastiCache", metric = "DatabaseMemoryUsagePercentage", stat = "Maximum", above = 75, for = 3, dimensions = { CacheClusterId = "${local.name}-${name}-001" } } },
    # A server that attacks others sends what nobody sends: ten times as much as usual.
    {
      for zone, gateway in aws_nat_gateway.main : "outbound-traffic-${zone}" => {
        namespace = "AWS/NATGateway", metric = "BytesOutToDestination", stat = "Sum", for = 15, dimensions = { NatGatewayId = gateway.id }
        above     = floor(10 * var.normal_outbound_mb_per_hour * 1024 * 1024 / 60 / length(aws_nat_gateway.main))
      }
    },
  )
  # Its section in docs/aws.md: one for all queues, zones and Redis groups.
  section_of = {
    for name, alarm in local.alarms : name => (
      startswith(name, "dead-letters") ? "dead-letters" : startswith(name, "outbound") ? "outbound-traffic"
      : startswith(name, "redis") ? "redis-memory" : startswith(name, "database-disk") ? "database-disk" : name
    )
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  for_each            = local.alarms
  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = "Runbook: docs/aws.md#${local.section_of[each.key]}"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = startswith(each.value.stat, "p") ? null : each.value.stat
  extended_statistic  = startswith(each.value.stat, "p") ? each.value.stat : null
  dimensions          = each.value.dimensions
  comparison_operator = can(each.value.above) ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = try(each.value.above, each.value.below)
  period              = 60
  evaluation_periods  = each.value.for
  treat_missing_data  = try(each.value.silence, false) ? "breaching" : "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# Seconds since the newest good dump, as every API says it: 26 hours are an alarm, and so are two without any word.
resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name          = "${local.name}-backup-age"
  alarm_description   = "Runbook: docs/aws.md#backup-age"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 26 * 60 * 60
  evaluation_periods  = 2
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
  metric_query {
    id = "at"
    metric {
      namespace   = local.own
      metric_name = local.metrics.backup
      period      = 3600
      stat        = "Maximum"
    }
  }
  metric_query {
    id          = "age"
    expression  = "EPOCH(at) - at"
    label       = "Seconds"
    return_data = true
  }
}

# The drill says once a night that it went well (ops/deploy/drill.sh): 26 hours without are an alarm.
resource "aws_cloudwatch_metric_alarm" "restore" {
  count               = var.drill ? 1 : 0
  alarm_name          = "${local.name}-restore-age"
  alarm_description   = "Runbook: docs/aws.md#restore-age"
  namespace           = local.own
  metric_name         = "frontdesk_restore_last_success_timestamp_seconds"
  statistic           = "SampleCount"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 3600
  evaluation_periods  = 26
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = local.name
  dashboard_body = jsonencode({
    widgets = [
      for index, chart in [
        { title = "Requests and errors", stat = "Sum", metrics = [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", aws_lb.main.arn_suffix], [".", "HTTPCode_Target_5XX_Count", ".", "."]] },
        { title = "Seconds to answer, p95", stat = "p95", metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", aws_lb.main.arn_suffix]] },
        { title = "Jobs that wait", stat = "Maximum", metrics = [for queue in ["turns", "events", "webhooks", "indexing", "bulk"] : [local.own, local.metrics.queue_depth, "queue", queue]] },
        { title = "Seconds that the oldest waits", stat = "Maximum", metrics = [for queue in ["turns", "events"] : [local.own, local.metrics.queue_age, "queue", queue]] },
        { title = "CPU of the services", stat = "Average", metrics = [for name in keys(local.services) : ["AWS/ECS", "CPUUtilization", "ClusterName", local.name, "ServiceName", name]] },
        { title = "Memory of the services", stat = "Maximum", metrics = [for name in keys(local.services) : ["AWS/ECS", "MemoryUtilization", "ClusterName", local.name, "ServiceName", name]] },
        { title = "Database: CPU", stat = "Average", metrics = [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", local.name]] },
        { title = "Database: connections", stat = "Maximum", metrics = [["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", local.name]] },
        { title = "Sent to the outside, bytes", stat = "Sum", metrics = [for gateway in aws_nat_gateway.main : ["AWS/NATGateway", "BytesOutToDestination", "NatGatewayId", gateway.id]] },
        { title = "Cost of models, dollars", stat = "Sum", metrics = [[local.own, local.metrics.model_cost]] },
        ] : {
        type       = "metric", x = 12 * (index % 2), y = 6 * floor(index / 2), width = 12, height = 6
        properties = { title = chart.title, region = var.region, stat = chart.stat, period = 60, metrics = chart.metrics }
      }
    ]
  })
}
