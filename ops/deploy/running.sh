#!/usr/bin/env bash
# running.sh CLUSTER [commit]: prints definitions=SERVICE=ARN …, the task definitions that the services of an ECS cluster
# run now, and the nightly backup, whose schedule runs the newest one; what rollback.sh takes. With `commit`: the commit
# whose image the API runs.
set -euo pipefail
cluster=${1:?running.sh CLUSTER [commit]} wanted=${2:-definitions}

if [[ $wanted == commit ]]; then
  definition=$(aws ecs describe-services --cluster "$cluster" --services api --query 'services[0].taskDefinition' --output text)
  aws ecs describe-task-definition --task-definition "$definition" \
    --query 'taskDefinition.containerDefinitions[0].image' --output text | sed 's/.*://'
  exit
fi

services=$(aws ecs describe-services --cluster "$cluster" --services api worker embeddings chat \
  --query "services[?status=='ACTIVE'].join('=', [serviceName, taskDefinition])" --output text | tr '\t' ' ')
backup=$(aws ecs describe-task-definition --task-definition "$cluster-backup" \
  --query taskDefinition.taskDefinitionArn --output text)
echo "definitions=$services backup=$backup"
