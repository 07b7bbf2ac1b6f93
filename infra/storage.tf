locals {
  # logs: of the load balancer, which can write with S3's own key only.
  buckets = {
    backup = { key = aws_kms_key.main.arn, days = 400, locked = true }
    logs   = { key = null, days = 90, locked = false }
  }
}

resource "aws_s3_bucket" "main" {
  for_each            = local.buckets
  bucket              = "${local.name}-${each.key}-${local.account}"
  object_lock_enabled = each.value.locked
  force_destroy       = var.environment != "production"
}

resource "aws_s3_bucket_versioning" "main" {
  for_each = aws_s3_bucket.main
  bucket   = each.value.id
  versioning_configuration { status = "Enabled" }
}

# For 35 days nobody can delete a dump by mistake, nor with the keys of a program.
resource "aws_s3_bucket_object_lock_configuration" "backup" {
  bucket = aws_s3_bucket.main["backup"].id
  rule {
    default_retention {
      mode = var.environment == "production" ? "COMPLIANCE" : "GOVERNANCE"
      days = 35
    }
  }
  depends_on = [aws_s3_bucket_versioning.main]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "main" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.main[each.key].id
  rule {
    bucket_key_enabled = each.value.key != null
    apply_server_side_encryption_by_default {
      sse_algorithm     = each.value.key == null ? "AES256" : "aws:kms"
      kms_master_key_id = each.value.key
    }
  }
}

resource "aws_s3_bucket_public_access_block" "main" {
  for_each                = aws_s3_bucket.main
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "main" {
  for_each = local.buckets
  bucket   = aws_s3_bucket.main[each.key].id
  rule {
    id     = "age"
    status = "Enabled"
    filter { prefix = "" }
    dynamic "transition" {
      for_each = each.value.locked ? { 30 = "STANDARD_IA", 90 = "GLACIER_IR" } : {}
      content {
        days          = transition.key
        storage_class = transition.value
      }
    }
    expiration { days = each.value.days }
    noncurrent_version_expiration { noncurrent_days = 40 }
    abort_incomplete_multipart_upload { days_after_initiation = 3 }
  }
  depends_on = [aws_s3_bucket_versioning.main]
}

data "aws_elb_service_account" "main" {}

resource "aws_s3_bucket_policy" "main" {
  for_each = aws_s3_bucket.main
  bucket   = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "TlsOnly", Effect = "Deny", Principal = "*", Action = "s3:*"
        Resource  = [each.value.arn, "${each.value.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      each.key != "logs" ? [] : [{
        Sid       = "BalancerLogs", Effect = "Allow", Action = "s3:PutObject"
        Principal = { AWS = data.aws_elb_service_account.main.arn }
        Resource  = "${each.value.arn}/balancer/AWSLogs/${local.account}/*"
      }],
    )
  })
  depends_on = [aws_s3_bucket_public_access_block.main]
}

# Snapshots that outlive the database, kept apart from it.
resource "aws_backup_vault" "main" {
  name        = local.name
  kms_key_arn = aws_kms_key.main.arn
}

resource "aws_backup_plan" "main" {
  name = local.name
  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.main.name
    schedule          = "cron(0 1 * * ? *)"
    lifecycle { delete_after = 35 }
  }
}

resource "aws_backup_selection" "main" {
  name         = "database"
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.snapshots.arn
  resources    = [aws_db_instance.main.arn]
}

resource "aws_iam_role" "snapshots" {
  name               = "${local.name}-snapshots"
  assume_role_policy = data.aws_iam_policy_document.assume["backup"].json
}

resource "aws_iam_role_policy_attachment" "snapshots" {
  role       = aws_iam_role.snapshots.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}
