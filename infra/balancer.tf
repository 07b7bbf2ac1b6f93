resource "aws_lb" "main" {
  name               = local.name
  load_balancer_type = "application"
  internal           = false
  security_groups    = [aws_security_group.main["balancer"].id]
  subnets            = [for subnet in aws_subnet.public : subnet.id]
  # Event streams send a line every 15 s.
  idle_timeout               = 120
  drop_invalid_header_fields = true
  enable_deletion_protection = var.environment == "production"
  access_logs {
    bucket  = aws_s3_bucket.main["logs"].id
    prefix  = "balancer"
    enabled = true
  }
  depends_on = [aws_s3_bucket_policy.main]
}

locals {
  # Five patterns at most in a rule. Sockets begin with requests that must reach the same task.
  paths = {
    sockets = { priority = 10, target = "sockets", patterns = ["/socket.io/*"] }
    admin   = { priority = 20, target = "http", patterns = ["/admin/*"] }
    console = { priority = 30, target = "http", patterns = ["/console", "/console/*"] }
    widget  = { priority = 40, target = "http", patterns = ["/widget.js", "/widget/*", "/assets/*"] }
    api     = { priority = 50, target = "http", patterns = ["/v1/*", "/api/*"] }
    pages   = { priority = 60, target = "http", patterns = ["/", "/docs*", "/openapi.json", "/health/live", "/health/ready"] }
  }
}

resource "aws_lb_target_group" "api" {
  for_each             = { http = false, sockets = true }
  name                 = "${local.name}-${each.key}"
  port                 = 3000
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  # Not ready for less than two minutes, as while the database fails over, replaces no task.
  health_check {
    path                = "/health/ready"
    matcher             = "200"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 8
  }
  stickiness {
    type            = "lb_cookie"
    enabled         = each.value
    cookie_duration = 3600
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.main.certificate_arn
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "application/json"
      message_body = jsonencode({ title = "Not found", status = 404 })
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "path" {
  for_each     = local.paths
  listener_arn = aws_lb_listener.https.arn
  priority     = each.value.priority
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api[each.value.target].arn
  }
  condition {
    path_pattern { values = each.value.patterns }
  }
  tags = { Name = each.key }
}
