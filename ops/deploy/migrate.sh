#!/usr/bin/env bash
# migrate.sh CLUSTER COMMIT: migrates the schema with the image of that commit, by a task that runs to its end. Fails when
# the migration does; then nothing has been released. Migrations let the version before go on (docs/deploying.md).
# MIGRATION_SECURITY_GROUP: the group that may reach the database for it (terraform output migration).
set -euo pipefail
cluster=${1:?migrate.sh CLUSTER COMMIT} commit=${2:?migrate.sh CLUSTER COMMIT}
here=$(dirname "$0")

definition=$("$here/revise.sh" "$cluster-migrate" "$commit")
subnets=$(aws ecs describe-services --cluster "$cluster" --services api \
  --query "services[0].networkConfiguration.awsvpcConfiguration.subnets | join(',', @)" --output text)
task=$(aws ecs run-task --cluster "$cluster" --task-definition "$definition" --launch-type FARGATE --started-by release \
  --network-configuration "awsvpcConfiguration={subnets=[$subnets],securityGroups=[${MIGRATION_SECURITY_GROUP:?}],assignPublicIp=DISABLED}" \
  --query 'tasks[0].taskArn' --output text)
aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task"
code=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query 'tasks[0].containers[0].exitCode' --output text)
if [[ $code != 0 ]]; then
  echo "The migration failed (exit code $code). Its log: /frontdesk/${cluster#frontdesk-}/migrate, task ${task##*/}" >&2
  exit 1
fi
echo "Migrated: ${definition##*/}"
