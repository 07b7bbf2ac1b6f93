environment                 = "staging"
domain                      = "staging.frontdesk.example"
owns_account                = false
github_repository           = "frontdesk/frontdesk"
database_class              = "db.t4g.micro"
database_storage_gb         = 20
multi_az                    = false
queue_nodes                 = 1
weaviate                    = "own"
alarm_emails                = ["oncall@frontdesk.example"]
normal_outbound_mb_per_hour = 100
monthly_budget_usd          = 200
log_retention_days          = 14
sleeps_at_weekends          = true
# After it has woken on Monday, and before it goes to sleep on Friday.
backup       = { schedule = "cron(0 7 ? * MON-FRI *)", cpu = 256, memory = 1024, disk_gb = 21 }
drill        = false
state_bucket = "frontdesk-terraform-state"
sizes = {
  api        = { cpu = 256, memory = 1024, least = 1, most = 2 }
  worker     = { cpu = 256, memory = 512, least = 1, most = 2 }
  chat       = { cpu = 256, memory = 512, least = 1, most = 2 }
  embeddings = { cpu = 256, memory = 512, least = 1, most = 1 }
  weaviate   = { cpu = 256, memory = 1024, least = 1, most = 1 }
}
