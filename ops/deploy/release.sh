#!/usr/bin/env bash
# release.sh CLUSTER COMMIT: gives each service of an ECS cluster a new revision of its task definition with the image of
# that commit, and waits until they are stable: first API and workers, then the chat engine. Fails when a service ends on
# another revision: then ECS has taken it back by itself. Services without an image of ours stay as they are.
set -euo pipefail
cluster=${1:?release.sh CLUSTER COMMIT} commit=${2:?release.sh CLUSTER COMMIT}
here=$(dirname "$0")
[[ $commit =~ ^[0-9a-f]{40}$ ]] || { echo "Not the full SHA of a commit: $commit" >&2; exit 2; }

declare -A wanted
describe() { # SERVICE…: a line `SERVICE ARN` for each
  aws ecs describe-services --cluster "$cluster" --services "$@" \
    --query "services[?status=='ACTIVE'].[serviceName, taskDefinition]" --output text
}

roll_out() { # SERVICE…
  local released=() revised service definition before after
  before=$(describe "$@")
  while read -r service definition; do
    # One that this environment does not have.
    [[ -n $service && $service != None ]] || continue
    revised=$("$here/revise.sh" "$definition" "$commit")
    [[ $revised != unchanged ]] || continue
    wanted[$service]=$revised
    aws ecs update-service --cluster "$cluster" --service "$service" --task-definition "${wanted[$service]}" \
      --query service.serviceName --output text >/dev/null
    echo "$service -> ${wanted[$service]##*/}"
    released+=("$service")
  done <<<"$before"
  ((${#released[@]} > 0)) || return 0
  aws ecs wait services-stable --cluster "$cluster" --services "${released[@]}"
  # That waits for any stable state, also for the one after ECS has rolled back.
  after=$(describe "${released[@]}")
  while read -r service definition; do
    [[ $definition == "${wanted[$service]}" ]] || { echo "$service was rolled back to ${definition##*/}" >&2; return 1; }
  done <<<"$after"
}

roll_out api worker embeddings
roll_out chat
((${#wanted[@]} > 0)) || { echo "$cluster runs none of the services" >&2; exit 1; }
