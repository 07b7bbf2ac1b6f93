variable "environment" {
  type = string
  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment is staging or production."
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "domain" {
  description = "The API is served at api.<domain>, the widget and the console at cdn.<domain>."
  type        = string
}

variable "owns_account" {
  description = "Whether this environment makes what an AWS account has once: GitHub's identity provider and GuardDuty."
  type        = bool
}

# Network

variable "vpc_cidr" {
  type    = string
  default = "10.40.0.0/16"
}

variable "zones" {
  type    = list(string)
  default = ["eu-central-1a", "eu-central-1b"]
  validation {
    condition     = length(var.zones) >= 2
    error_message = "Two zones at least: the load balancer and Multi-AZ need them."
  }
}

variable "nat_in_each_zone" {
  description = "A NAT gateway in each zone, so that the loss of one zone does not cut the other off from models; $38 a month each."
  type        = bool
  default     = false
}

variable "interface_endpoints" {
  description = "AWS services reached inside the VPC, beside S3 which is free: each costs about $9 a month and zone. Without, their traffic leaves by the NAT gateway, as HTTPS."
  type        = list(string)
  default     = []
}

variable "outside" {
  description = "Networks that tasks may reach by HTTPS. Models and platforms change their addresses, so: all. Name an egress proxy's network here to allow only that."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

# Programs

variable "image_tag" {
  description = "Full SHA of the commit whose image the first task definitions name; later ones are registered by each deployment."
  type        = string
  validation {
    condition     = can(regex("^[0-9a-f]{40}$", var.image_tag))
    error_message = "image_tag is the full SHA of a commit, 40 hexadecimal digits."
  }
}

variable "sizes" {
  description = "CPU units (1024 are one core), memory in MB and the number of tasks of each service."
  type = map(object({
    cpu    = number
    memory = number
    least  = number
    most   = number
  }))
  validation {
    condition     = length(setsubtract(["api", "worker", "chat", "embeddings", "weaviate"], keys(var.sizes))) == 0
    error_message = "sizes names api, worker, chat, embeddings and weaviate."
  }
}

variable "weaviate" {
  description = "own: on ECS with EFS; none: vectors are searched in the memory of each process; else the https URL of an endpoint of yours."
  type        = string
  default     = "none"
  validation {
    condition     = contains(["own", "none"], var.weaviate) || startswith(var.weaviate, "https://")
    error_message = "weaviate is own, none, or an https URL."
  }
}

variable "settings" {
  description = "Further environment variables of the programs (README.md, Configuration), none of them secret."
  type        = map(string)
  default     = {}
  validation {
    condition     = length([for name in keys(var.settings) : name if can(regex("KEY|SECRET|PASSWORD|TOKEN|SMTP_URL", name)) && name != "MODEL_CONTEXT_TOKENS"]) == 0
    error_message = "A secret does not belong in settings: put it into the secret frontdesk/<environment>/app."
  }
}

variable "secret_settings" {
  description = "Keys of the secret frontdesk/<environment>/app that the programs get as environment variables, beside those that each needs."
  type        = list(string)
  default     = []
}

variable "traces" {
  description = "Whether programs send traces, to X-Ray: $5 for a million."
  type        = bool
  default     = false
}

variable "collector_image" {
  type    = string
  default = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3"
}

variable "container_insights" {
  description = "ECS metrics of each task; alarms and scaling do without."
  type        = bool
  default     = false
}

# Stores

variable "database_class" {
  type    = string
  default = "db.t4g.small"
}

variable "database_storage_gb" {
  description = "Grows by itself to ten times as much."
  type        = number
  default     = 30
}

variable "multi_az" {
  type    = bool
  default = true
}

variable "database_proxy" {
  description = "RDS Proxy between tasks and database. Not needed until the tasks at their most could open more connections than the database has; a plan beyond that fails."
  type        = bool
  default     = false
}

variable "queue_class" {
  type    = string
  default = "cache.t4g.micro"
}

variable "cache_class" {
  type    = string
  default = "cache.t4g.micro"
}

variable "queue_nodes" {
  description = "2: a replica in another zone takes over."
  type        = number
  default     = 2
}

# People and money

variable "alarm_emails" {
  type = list(string)
  validation {
    condition     = length(var.alarm_emails) > 0
    error_message = "An alarm that reaches nobody is no alarm: name one address at least."
  }
}

variable "alarm_webhooks" {
  description = "HTTPS addresses that alarms are sent to as well, such as PagerDuty's for CloudWatch."
  type        = list(string)
  default     = []
}

variable "normal_outbound_mb_per_hour" {
  description = "What usually leaves by the NAT gateways in an hour; ten times as much is an alarm."
  type        = number
}

variable "monthly_budget_usd" {
  type = number
}

variable "log_retention_days" {
  type = number
}

variable "backup" {
  description = "When the database is dumped, in UTC; CPU units and memory in MB of the task. Its files wait on a disk of 21 to 200 GB."
  type        = object({ schedule = string, cpu = number, memory = number, disk_gb = number })
}

variable "backup_recipient" {
  description = "The public half of the key that opens dumps (age1…, of node scripts/backup-key.mjs): they are sealed for it. Without one they are only encrypted by AWS."
  type        = string
  default     = ""
  validation {
    condition     = var.backup_recipient == "" || can(regex("^age1[0-9a-z]+$", var.backup_recipient))
    error_message = "backup_recipient is the public half, age1…; the other one does not belong here."
  }
}

variable "drill" {
  description = "Whether .github/workflows/drill.yml restores the newest dump of this environment every night: the workflow does so for one."
  type        = bool
}

variable "state_bucket" {
  description = "Where the state is, as told to terraform init. The role that plans pull requests may read it."
  type        = string
}

variable "redis_password_version" {
  description = "Raise it to replace the passwords of both Valkey groups (docs/aws.md)."
  type        = number
  default     = 1
}

variable "rotation_days" {
  description = "Age at which a database login is replaced."
  type        = number
  default     = 30
}

variable "github_repository" {
  description = "owner/name; only its workflows may deploy."
  type        = string
}

# Firewall

variable "requests_per_five_minutes" {
  description = "Of one address, before the firewall refuses it. The product has finer limits of its own."
  type        = number
  default     = 2000
}

variable "blocked_countries" {
  type    = list(string)
  default = []
}

variable "bot_control" {
  description = "AWS's bot control: $10 a month and $1 for a million requests."
  type        = bool
  default     = false
}

variable "sleeps_at_weekends" {
  description = "Whether services and database stop on Friday evening and start on Monday morning."
  type        = bool
}
