environment                 = "production"
domain                      = "frontdesk.example"
owns_account                = true
github_repository           = "frontdesk/frontdesk"
database_class              = "db.t4g.small"
database_storage_gb         = 30
multi_az                    = true
queue_nodes                 = 2
weaviate                    = "none"
alarm_emails                = ["oncall@frontdesk.example"]
normal_outbound_mb_per_hour = 500
monthly_budget_usd          = 350
log_retention_days          = 30
sleeps_at_weekends          = false
backup                      = { schedule = "cron(30 1 * * ? *)", cpu = 512, memory = 1024, disk_gb = 30 }
drill                       = true
state_bucket                = "frontdesk-terraform-state"
sizes = {
  api        = { cpu = 256, memory = 1024, least = 2, most = 4 }
  worker     = { cpu = 256, memory = 1024, least = 2, most = 6 }
  chat       = { cpu = 256, memory = 1024, least = 2, most = 4 }
  embeddings = { cpu = 256, memory = 512, least = 1, most = 2 }
  weaviate   = { cpu = 512, memory = 2048, least = 1, most = 1 }
}
