#!/usr/bin/env bash
# drill.sh ENVIRONMENT: restores the newest backup into an empty server on this machine, judges it (docs/backups.md), and
# tells CloudWatch when that went well; the alarm `restore-age` rings when it has not for 26 hours.
# BACKUP_TO, BACKUP_KEY: where the backups are, and what opens them.
set -euo pipefail
environment=${1:?drill.sh ENVIRONMENT}

npm run --silent drill
aws cloudwatch put-metric-data --namespace "Frontdesk/$environment" \
  --metric-name frontdesk_restore_last_success_timestamp_seconds --value "$(date +%s)" --unit Seconds
