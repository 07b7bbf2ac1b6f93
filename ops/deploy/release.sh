#!/usr/bin/env bash
# release.sh CLUSTER COMMIT: gives each service of an ECS cluster a new revision of its task definition with the image of
# that commit, and waits until they are stable: first API and workers, then the chat engine. The revision is made from the
# newest of its family, so what Terraform has changed since is released with it. Fails when a service ends on another
# revision: then ECS has taken it back by itself, or a person has. Services without an image of ours stay as they are.
# The nightly backup gets a revision too: its schedule runs the newest one.
set -euo pipefail
cluster=${1:?release.sh CLUSTER COMMIT} commit=${2:?release.sh CLUSTER COMMIT}
here=$(dirname "$0")
[[ $commit =~ ^[0-9a-f]{40}$ ]] || { echo "Not the full SHA of a commit: $commit" >&2; exit 2; }

declare -A wanted
describe() { # SERVICE…: a line `SERVICE ARN` for each
  aws ecs describe-services --cluster "$cluster" --services "$@" \
    --query "services[?status=='ACTIVE'].[serviceName, taskDefinition]" --output text
}

# Whether everything that was released so far is what runs. A roll-back waits for no release: one that goes on behind it
# would undo it.
check_released() {
  local service definition now code=0
  now=$(describe "${!wanted[@]}")
  while read -r service definition; do
    [[ $definition != "${wanted[$service]}" ]] || continue
    echo "$service was rolled back to ${definition##*/}" >&2
    code=1
  done <<<"$now"
  return "$code"
}

roll_out() { # SERVICE…
  local released=() revised service definition family before
  before=$(describe "$@")
  while read -r service definition; do
    # One that this environment does not have.
    [[ -n $service && $service != None ]] || continue
    family=${definition##*/}
    revised=$("$here/revise.sh" "${family%:*}" "$commit")
    [[ $revised != unchanged ]] || continue
    wanted[$service]=$revised
    aws ecs update-service --cluster "$cluster" --service "$service" --task-definition "$revised" \
      --query service.serviceName --output text >/dev/null
    echo "$service -> ${revised##*/}"
    released+=("$service")
  done <<<"$before"
  ((${#released[@]} > 0)) || return 0
  aws ecs wait services-stable --cluster "$cluster" --services "${released[@]}"
  # That waits for any stable state, also for the one after a roll-back.
  check_released
}

roll_out api worker embeddings
roll_out chat
((${#wanted[@]} > 0)) || { echo "$cluster runs none of the services" >&2; exit 1; }
backup=$("$here/revise.sh" "$cluster-backup" "$commit")
echo "backup -> ${backup##*/}"
