# Tags are commits and cannot be moved, so a release is always a new definition, and taking it back finds the old image.
resource "aws_ecr_repository" "main" {
  for_each             = toset(["app", "backup", "embeddings"])
  name                 = "${local.name}-${each.key}"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = var.environment != "production"
  image_scanning_configuration { scan_on_push = true }
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }
}

# Only what has a commit's tag is counted: a release is one tag on a list of images (a machine each, and what is known of
# them), which ECR keeps as long as the list. So the release that runs goes only when 50 later ones were pushed, none of which
# was taken.
resource "aws_ecr_lifecycle_policy" "main" {
  for_each   = aws_ecr_repository.main
  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "The last 50 releases"
        selection    = { tagStatus = "tagged", tagPatternList = ["*"], countType = "imageCountMoreThan", countNumber = 50 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "What no release refers to"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
        action       = { type = "expire" }
      },
    ]
  })
}
