# Whom alarms reach. Addresses must confirm once; until then nothing arrives (docs/aws.md).
locals {
  receivers = merge(
    { for address in var.alarm_emails : address => "email" },
    { for address in var.alarm_webhooks : address => "https" },
  )
  # What each says of itself when it publishes: EventBridge its rule, the others their account.
  publishers = {
    account = { services = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"], condition = { StringEquals = { "aws:SourceAccount" = local.account } } }
    rules = {
      services  = ["events.amazonaws.com"]
      condition = { ArnLike = { "aws:SourceArn" = "arn:aws:events:${var.region}:${local.account}:rule/${local.name}-*" } }
    }
  }
}

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  kms_master_key_id = aws_kms_key.main.arn
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each  = local.receivers
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = each.value
  endpoint  = each.key
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for name, publisher in local.publishers : {
      Sid       = name, Effect = "Allow", Action = "sns:Publish", Resource = aws_sns_topic.alarms.arn
      Principal = { Service = publisher.services }, Condition = publisher.condition
    }]
  })
}

# The look from outside is measured in us-east-1, so its alarm and topic are there.
resource "aws_sns_topic" "outside" {
  provider = aws.global
  name     = "${local.name}-outside"
}

resource "aws_sns_topic_subscription" "outside" {
  provider  = aws.global
  for_each  = local.receivers
  topic_arn = aws_sns_topic.outside.arn
  protocol  = each.value
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "outside" {
  provider            = aws.global
  alarm_name          = "${local.name}-unreachable"
  alarm_description   = "Runbook: docs/aws.md#unreachable"
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  statistic           = "Minimum"
  dimensions          = { HealthCheckId = aws_route53_health_check.api.id }
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 2
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.outside.arn]
  ok_actions          = [aws_sns_topic.outside.arn]
}
