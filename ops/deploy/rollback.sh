#!/usr/bin/env bash
# rollback.sh CLUSTER COMMIT: back to the images of that commit, all services at once.
# rollback.sh CLUSTER 'SERVICE=ARN …' [COMMIT]: back to these task definitions, as running.sh printed them before the
# release. With the release's own COMMIT: only services that still run it; another one was moved by a person meanwhile.
# The nightly backup goes back as well: it gets one more revision, which is the noted one, for its schedule runs the newest.
# It waits for no release that runs: it has the last word, and puts again what a release has moved behind it.
# The schema stays: a version works on the schema of the next one (docs/deploying.md).
set -euo pipefail
usage="rollback.sh CLUSTER COMMIT or DEFINITIONS [COMMIT]"
cluster=${1:?$usage} to=${2:?$usage} of=${3:-}
here=$(dirname "$0")
readonly MOST_TRIES=3

declare -A wanted
# What the backup's next revision is made from, a definition or its family, and the commit of its image.
backup='' backup_commit=''
if [[ $to =~ ^[0-9a-f]{40}$ ]]; then
  commit=$to
  before=$("$here/running.sh" "$cluster")
  to=definitions=
  for pair in ${before#definitions=}; do
    # It is looked at below.
    [[ $pair != backup=* ]] || continue
    family=${pair##*/}
    revised=$("$here/revise.sh" "${family%:*}" "$commit")
    [[ $revised == unchanged ]] || to+="${pair%%=*}=$revised "
  done
  backup=$cluster-backup backup_commit=$commit
fi
for pair in ${to#definitions=}; do
  [[ $pair == ?*=arn:*:task-definition/?* ]] || { echo "Neither a commit nor SERVICE=ARN: $pair" >&2; exit 2; }
  if [[ $pair == backup=* ]]; then backup=${pair#*=}; else wanted[${pair%%=*}]=${pair#*=}; fi
done
((${#wanted[@]} > 0)) || { echo "No task definitions: $to" >&2; exit 2; }

commit_of() { # ARN
  aws ecs describe-task-definition --task-definition "$1" \
    --query 'taskDefinition.containerDefinitions[0].image' --output text | sed 's/.*://'
}
running() { # SERVICE…: a line `SERVICE ARN` for each
  aws ecs describe-services --cluster "$cluster" --services "$@" \
    --query "services[].[serviceName, taskDefinition]" --output text
}

[[ -z $backup || $backup_commit ]] || backup_commit=$(commit_of "$backup")

# With each look at the services: a release that runs may give the backup its image at any moment.
put_backup_back() {
  local newest revised
  [[ $backup ]] || return 0
  newest=$(commit_of "$cluster-backup")
  [[ $newest != "$backup_commit" ]] || return 0
  if [[ $of && $newest != "$of" ]]; then
    echo "left: backup, which is not of this release"
    backup=
    return
  fi
  revised=$("$here/revise.sh" "$backup" "$backup_commit")
  echo "rolled back: backup -> ${revised##*/}"
}

if [[ $of ]]; then
  now=$(running "${!wanted[@]}")
  while read -r service definition; do
    # On a line of its own: a question that fails ends the script, and is no "of another release".
    ran=$(commit_of "$definition")
    [[ $ran != "$of" ]] || continue
    echo "left: $service -> ${definition##*/}, which is not of this release"
    unset "wanted[$service]"
  done <<<"$now"
  ((${#wanted[@]} > 0)) || exit 0
fi

for ((try = 1; try <= MOST_TRIES; try++)); do
  moved=0
  now=$(running "${!wanted[@]}")
  while read -r service definition; do
    [[ $definition != "${wanted[$service]}" ]] || continue
    if [[ $of ]]; then
      # A person has moved it since.
      ran=$(commit_of "$definition")
      [[ $ran == "$of" ]] || continue
    fi
    moved=1
    aws ecs update-service --cluster "$cluster" --service "$service" --task-definition "${wanted[$service]}" \
      --query service.serviceName --output text >/dev/null
    echo "rolled back: $service -> ${wanted[$service]##*/}"
  done <<<"$now"
  # The looks decide, also after a wait that was too short.
  aws ecs wait services-stable --cluster "$cluster" --services "${!wanted[@]}" || true
  put_backup_back
  ((moved)) || exit 0
done
# The last look: did it stay?
now=$(running "${!wanted[@]}")
while read -r service definition; do
  [[ $of || $definition == "${wanted[$service]}" ]] || { echo "$service does not stay: it runs ${definition##*/}" >&2; exit 1; }
done <<<"$now"
