locals {
  weaviate_environment = {
    AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED = "false"
    AUTHENTICATION_APIKEY_ENABLED           = "true"
    AUTHENTICATION_APIKEY_USERS             = "frontdesk"
    AUTHORIZATION_ADMINLIST_ENABLED         = "true"
    AUTHORIZATION_ADMINLIST_USERS           = "frontdesk"
    DEFAULT_VECTORIZER_MODULE               = "none"
    # Frontdesk does not start with one that makes collections by itself.
    AUTOSCHEMA_ENABLED    = "false"
    PERSISTENCE_DATA_PATH = "/var/lib/weaviate"
    CLUSTER_HOSTNAME      = "node1"
    DISABLE_TELEMETRY     = "true"
  }
}

# Can be lost: everything in it comes from the database (docs/operations.md, Weaviate).
resource "aws_efs_file_system" "weaviate" {
  count           = var.weaviate == "own" ? 1 : 0
  encrypted       = true
  kms_key_id      = aws_kms_key.main.arn
  throughput_mode = "elastic"
  tags            = { Name = "${local.name}-weaviate" }
  lifecycle_policy { transition_to_ia = "AFTER_30_DAYS" }
}

resource "aws_efs_mount_target" "weaviate" {
  for_each        = var.weaviate == "own" ? aws_subnet.private : {}
  file_system_id  = aws_efs_file_system.weaviate[0].id
  subnet_id       = each.value.id
  security_groups = [aws_security_group.main["files"].id]
}

resource "aws_efs_access_point" "weaviate" {
  count          = var.weaviate == "own" ? 1 : 0
  file_system_id = aws_efs_file_system.weaviate[0].id
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = "/weaviate"
    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0700"
    }
  }
}
