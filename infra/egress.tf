# What may leave: HTTPS, and names asked of the VPC's own resolver (which no rule can or need allow). Twice: the security
# group of each service, and the network's own list, which holds even where a group is opened by mistake.

resource "aws_ec2_managed_prefix_list" "outside" {
  name           = "${local.name}-outside"
  address_family = "IPv4"
  max_entries    = 20
  dynamic "entry" {
    for_each = var.outside
    content {
      cidr        = entry.value
      description = "Models, messaging platforms, websites that are read"
    }
  }
}

locals {
  # Where HTTPS may go is the groups' matter: S3's addresses stand in no list that a network's list could name.
  outbound = {
    inside = { number = 100, cidr = var.vpc_cidr, protocol = "-1", from = 0, to = 0 }
    https  = { number = 200, cidr = "0.0.0.0/0", protocol = "tcp", from = 443, to = 443 }
  }
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
  tags       = { Name = "${local.name}-private" }
}

resource "aws_network_acl_rule" "out" {
  for_each       = local.outbound
  network_acl_id = aws_network_acl.private.id
  rule_number    = each.value.number
  egress         = true
  rule_action    = "allow"
  protocol       = each.value.protocol
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to
}

resource "aws_network_acl_rule" "inside" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 100
  egress         = false
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = var.vpc_cidr
}

# This list has no memory: answers from outside come to the ports that asked.
resource "aws_network_acl_rule" "answers" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 200
  egress         = false
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = "0.0.0.0/0"
  from_port      = 1024
  to_port        = 65535
}

resource "aws_network_acl" "data" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.data : subnet.id]
  tags       = { Name = "${local.name}-data" }
}

resource "aws_network_acl_rule" "data" {
  for_each       = { in = false, out = true }
  network_acl_id = aws_network_acl.data.id
  rule_number    = 100
  egress         = each.value
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = var.vpc_cidr
}

# From the first day, for the question "who talked to whom" cannot be answered afterwards.
resource "aws_cloudwatch_log_group" "flow" {
  name              = "/frontdesk/${var.environment}/flow"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_flow_log" "vpc" {
  vpc_id                   = aws_vpc.main.id
  traffic_type             = "ALL"
  log_destination          = aws_cloudwatch_log_group.flow.arn
  iam_role_arn             = aws_iam_role.flow.arn
  max_aggregation_interval = 60
  tags                     = { Name = local.name }
}

resource "aws_iam_role" "flow" {
  name               = "${local.name}-flow"
  assume_role_policy = data.aws_iam_policy_document.assume["vpc-flow-logs"].json
}

resource "aws_iam_role_policy" "flow" {
  name = "write"
  role = aws_iam_role.flow.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "${aws_cloudwatch_log_group.flow.arn}:*"
    }]
  })
}

# Attempts that were refused, of the machines inside only: the world knocks all day long.
resource "aws_cloudwatch_log_metric_filter" "refused" {
  name           = "${local.name}-refused-egress"
  log_group_name = aws_cloudwatch_log_group.flow.name
  pattern        = "[version, account, interface, source=${local.inside_pattern}, destination!=${local.inside_pattern}, sourceport, destinationport, protocol, packets, bytes, start, end, action=REJECT, status]"
  metric_transformation {
    name      = "RefusedEgress"
    namespace = "Frontdesk/${var.environment}"
    value     = "1"
  }
}

locals {
  # 10.40.0.0/16 as the pattern of flow logs has it.
  inside_pattern = "${join(".", slice(split(".", var.vpc_cidr), 0, 2))}.*"
}

# Roles that AWS services take.
data "aws_iam_policy_document" "assume" {
  for_each = toset(["vpc-flow-logs", "ecs-tasks", "scheduler", "lambda", "rds", "backup"])
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
    # Not for others' resources that ask the same service.
    dynamic "condition" {
      for_each = contains(["vpc-flow-logs", "ecs-tasks", "scheduler"], each.key) ? [1] : []
      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [local.account]
      }
    }
  }
}
