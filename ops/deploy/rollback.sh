#!/usr/bin/env bash
# rollback.sh CLUSTER COMMIT: back to the images of that commit.
# rollback.sh CLUSTER 'SERVICE=ARN …': back to these task definitions, as running.sh printed them before the release.
# The schema stays: a version works on the schema of the next one (docs/deploying.md).
set -euo pipefail
cluster=${1:?rollback.sh CLUSTER COMMIT or DEFINITIONS} to=${2:?rollback.sh CLUSTER COMMIT or DEFINITIONS}

if [[ $to =~ ^[0-9a-f]{40}$ ]]; then exec "$(dirname "$0")/release.sh" "$cluster" "$to"; fi

services=()
for pair in ${to#definitions=}; do
  [[ $pair == ?*=arn:*:task-definition/?* ]] || { echo "Neither a commit nor SERVICE=ARN: $pair" >&2; exit 2; }
done
for pair in ${to#definitions=}; do
  aws ecs update-service --cluster "$cluster" --service "${pair%%=*}" --task-definition "${pair#*=}" \
    --query service.serviceName --output text >/dev/null
  services+=("${pair%%=*}")
  echo "rolled back: ${pair%%=*} -> ${pair##*/}"
done
aws ecs wait services-stable --cluster "$cluster" --services "${services[@]}"
