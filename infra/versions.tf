terraform {
  required_version = "~> 1.11"

  # The state is in S3, locked there. The bucket, its region, and a key for each environment are given to `terraform init`
  # (docs/aws.md).
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

locals {
  tags = { Application = "frontdesk", Environment = var.environment, ManagedBy = "terraform" }
}

provider "aws" {
  region = var.region
  default_tags { tags = local.tags }
}

# Certificates of CloudFront and metrics of Route 53's health checks exist in us-east-1 only.
provider "aws" {
  alias  = "global"
  region = "us-east-1"
  default_tags { tags = local.tags }
}
