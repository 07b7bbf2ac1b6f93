locals {
  groups = merge(
    {
      balancer = "The only group that the world may reach"
      database = "PostgreSQL"
      redis    = "Valkey, both groups"
      rotation = "The function that replaces database logins"
      migrate  = "The one-off task that migrates the schema"
      backup   = "The nightly task that dumps the database"
    },
    { for name, service in local.services : name => service.description },
    length(var.interface_endpoints) == 0 ? {} : { endpoints = "AWS services inside the VPC" },
    var.weaviate != "own" ? {} : { files = "Weaviate's file system" },
    !var.database_proxy ? {} : { proxy = "RDS Proxy" },
  )

  # Who may connect to what, on which TCP ports. Nothing else may, inside the VPC either.
  callers = [for name, service in local.services : name if service.uses_stores]
  # They come and go, and need the database itself, also where the others have RDS Proxy.
  visitors = ["rotation", "migrate", "backup"]
  doors = merge(
    {
      redis    = { from = local.callers, ports = [6379] }
      database = { from = concat(var.database_proxy ? ["proxy"] : local.callers, local.visitors), ports = [5432] }
    },
    !var.database_proxy ? {} : { proxy = { from = concat(local.callers, ["backup"]), ports = [5432] } },
    var.weaviate != "own" ? {} : { files = { from = ["weaviate"], ports = [2049] } },
    length(var.interface_endpoints) == 0 ? {} : {
      # 587: mail by SES inside the VPC, where `email-smtp` is among the endpoints.
      endpoints = {
        from  = concat(keys(local.services), local.visitors)
        ports = contains(var.interface_endpoints, "email-smtp") ? [443, 587] : [443]
      }
    },
    { for name, service in local.services : name => { from = service.called_by, ports = service.ports } if length(service.ports) > 0 },
  )
  links = merge([
    for to, door in local.doors : merge([
      for from in door.from : { for port in door.ports : "${from}-${to}-${port}" => { from = from, to = to, port = port } }
    ]...)
  ]...)

  # Those that talk to models, platforms or AWS's own services, all of them by HTTPS.
  reach_outside = concat([for name, service in local.services : name], local.visitors)
}

resource "aws_security_group" "main" {
  for_each    = local.groups
  name        = "${local.name}-${each.key}"
  description = each.value
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "world" {
  for_each          = toset(["80", "443"])
  security_group_id = aws_security_group.main["balancer"].id
  description       = "World to load balancer"
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "link" {
  for_each                     = local.links
  security_group_id            = aws_security_group.main[each.value.from].id
  referenced_security_group_id = aws_security_group.main[each.value.to].id
  description                  = each.key
  from_port                    = each.value.port
  to_port                      = each.value.port
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "link" {
  for_each                     = local.links
  security_group_id            = aws_security_group.main[each.value.to].id
  referenced_security_group_id = aws_security_group.main[each.value.from].id
  description                  = each.key
  from_port                    = each.value.port
  to_port                      = each.value.port
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "outside" {
  for_each          = toset(local.reach_outside)
  security_group_id = aws_security_group.main[each.key].id
  description       = "HTTPS"
  prefix_list_id    = aws_ec2_managed_prefix_list.outside.id
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each          = toset(local.reach_outside)
  security_group_id = aws_security_group.main[each.key].id
  description       = "S3: image layers, dumps"
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}
