#!/usr/bin/env bash
# migrate.sh CLUSTER COMMIT: migrates the schema with the image of that commit, by a task that runs to its end. Fails when
# the migration does; then nothing has been released. Migrations let the version before go on (docs/deploying.md).
# MIGRATION_SECURITY_GROUP: the group that may reach the database for it (terraform output migration).
# MIGRATION_MINUTES: how long it is waited for (30). One that takes longer is not stopped.
set -euo pipefail
cluster=${1:?migrate.sh CLUSTER COMMIT} commit=${2:?migrate.sh CLUSTER COMMIT}
minutes=${MIGRATION_MINUTES:-30}
here=$(dirname "$0")
[[ $minutes =~ ^[0-9]+$ ]] || { echo "MIGRATION_MINUTES is a whole number, and not $minutes" >&2; exit 2; }

definition=$("$here/revise.sh" "$cluster-migrate" "$commit")
subnets=$(aws ecs describe-services --cluster "$cluster" --services api \
  --query "services[0].networkConfiguration.awsvpcConfiguration.subnets | join(',', @)" --output text)
task=$(aws ecs run-task --cluster "$cluster" --task-definition "$definition" --launch-type FARGATE --started-by release \
  --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[${MIGRATION_SECURITY_GROUP:?}],assignPublicIp=DISABLED}" \
  --query '[tasks[0].taskArn, failures[0].reason] | [?@] | [0]' --output text)
[[ $task == arn:* ]] || { echo "The migration could not be started: $task" >&2; exit 1; }
log="Its log: /frontdesk/${cluster#frontdesk-}/migrate, task ${task##*/}"

read_task() { # QUERY
  aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query "tasks[0].$1" --output text
}

until [[ $(read_task lastStatus) == STOPPED ]]; do
  if ((SECONDS >= minutes * 60)); then
    cat >&2 <<END
The migration still runs after $minutes minutes (MIGRATION_MINUTES). Nothing was released, and it goes on. $log
When it has ended: aws ecs describe-tasks --cluster $cluster --tasks ${task##*/} --query 'tasks[0].containers[0].exitCode'
With 0, release again: what is done is not done twice. A second migration waits for the first one.
To give it up: aws ecs stop-task --cluster $cluster --task ${task##*/}
A step that is cut off is undone, or done again by the next one.
END
    exit 1
  fi
  sleep "${MIGRATION_PAUSE:-6}"
done
code=$(read_task 'containers[0].exitCode')
if [[ $code != 0 ]]; then
  # Such as an image that cannot be had; then there is no exit code.
  reason=$(read_task stoppedReason)
  echo "The migration failed (exit code $code). Nothing was released. ECS says: ${reason:-nothing}. $log" >&2
  exit 1
fi
echo "Migrated: ${definition##*/}"
