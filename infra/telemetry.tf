# A collector beside each program reads its metrics on loopback and sends the few that alarms and scaling need to
# CloudWatch, each of which costs $0.30 a month. Traces go to X-Ray when `traces` is on.
locals {
  metrics_port = 9464
  metrics = {
    queue_depth   = "frontdesk_queue_jobs"
    queue_age     = "frontdesk_queue_oldest_job_age_seconds"
    dead_letters  = "frontdesk_dead_letters"
    outbox_lag    = "frontdesk_outbox_lag_seconds"
    ready         = "frontdesk_ready"
    backup        = "frontdesk_backup_last_success_timestamp_seconds"
    model_cost    = "frontdesk_model_cost_dollars_total"
    turned_away   = "frontdesk_database_turned_away_total"
    streams       = "frontdesk_streams_open"
    budget_is_out = "frontdesk_model_budget_exhausted_total"
  }
  # By which labels, and with how many values of these: the number of metrics that are paid for.
  series = [
    { names = ["queue_depth"], labels = ["queue"], matching = { state = "waiting" }, values = 4 },
    { names = ["queue_age", "dead_letters"], labels = ["queue"], matching = null, values = 4 },
    { names = ["backup"], labels = [], matching = { kind = "backup" }, values = 1 },
    { names = ["outbox_lag", "ready", "model_cost", "turned_away", "streams", "budget_is_out"], labels = [], matching = null, values = 1 },
  ]
  custom_metrics = sum([for one in local.series : length(one.names) * one.values]) + (var.drill ? 1 : 0)

  collector_settings = {
    receivers = {
      prometheus = {
        config = {
          scrape_configs = [{
            job_name       = "frontdesk", scrape_interval = "30s"
            static_configs = [{ targets = ["127.0.0.1:${local.metrics_port}"] }]
            metric_relabel_configs = [{
              source_labels = ["__name__"], action = "keep", regex = join("|", values(local.metrics))
            }]
          }]
        }
      }
      otlp = { protocols = { http = { endpoint = "127.0.0.1:4318" } } }
    }
    processors = {
      memory_limiter = { check_interval = "5s", limit_mib = 100 }
      batch          = { timeout = "30s" }
    }
    exporters = {
      awsemf = {
        namespace               = local.depth.namespace
        log_group_name          = aws_cloudwatch_log_group.metrics.name
        region                  = var.region
        dimension_rollup_option = "NoDimensionRollup"
        metric_declarations = [
          for one in local.series : merge(
            { dimensions = [one.labels], metric_name_selectors = [for name in one.names : "^${local.metrics[name]}$"] },
            one.matching == null ? {} : {
              label_matchers = [for label, value in one.matching : { label_names = [label], regex = "^${value}$" }]
            },
          )
        ]
      }
      awsxray = { region = var.region }
    }
    extensions = { health_check = { endpoint = "127.0.0.1:13133" } }
    service = {
      extensions = ["health_check"]
      pipelines = {
        metrics = { receivers = ["prometheus"], processors = ["memory_limiter", "batch"], exporters = ["awsemf"] }
        traces  = { receivers = ["otlp"], processors = ["memory_limiter", "batch"], exporters = ["awsxray"] }
      }
    }
  }

  collector = {
    for name in local.callers : name => {
      name  = "collector"
      image = var.collector_image
      # Its death stops no program.
      essential              = false
      readonlyRootFilesystem = true
      memoryReservation      = 64
      linuxParameters        = { capabilities = { drop = ["ALL"] } }
      environment            = [{ name = "AOT_CONFIG_CONTENT", value = yamlencode(local.collector_settings) }]
      healthCheck            = { command = ["CMD", "/healthcheck"], interval = 30, timeout = 5, retries = 3, startPeriod = 10 }
      logConfiguration       = local.log_of[name]
      portMappings           = []
      mountPoints            = []
      volumesFrom            = []
      systemControls         = []
    }
  }
}

# The lines that CloudWatch makes its metrics from.
resource "aws_cloudwatch_log_group" "metrics" {
  name              = "/frontdesk/${var.environment}/metrics"
  retention_in_days = 3
  kms_key_id        = aws_kms_key.main.arn
}
