#!/usr/bin/env bash
# revise.sh FAMILY COMMIT: registers the next revision of a family of task definitions, which is the newest one with the
# images of that commit, and prints its ARN. Images whose tag is no commit are not ours, and stay; a definition with none of ours prints `unchanged`.
set -euo pipefail
family=${1:?revise.sh FAMILY COMMIT} commit=${2:?revise.sh FAMILY COMMIT}

file=$(mktemp)
trap 'rm -f "$file"' EXIT
aws ecs describe-task-definition --task-definition "$family" --query taskDefinition --output json \
  | node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const [commit, file] = process.argv.slice(1);
    const definition = JSON.parse(readFileSync(0, "utf8"));
    // What AWS adds, and does not take back.
    for (const key of ["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt",
      "registeredBy", "deregisteredAt"]) delete definition[key];
    const ours = definition.containerDefinitions.filter(({ image }) => /:[0-9a-f]{40}$/.test(image));
    if (ours.length === 0) process.exit();
    for (const container of ours) container.image = container.image.replace(/[^:]*$/, commit);
    writeFileSync(file, JSON.stringify(definition));' "$commit" "$file"
if [[ ! -s $file ]]; then
  echo unchanged
  exit
fi
aws ecs register-task-definition --cli-input-json "file://$file" --query taskDefinition.taskDefinitionArn --output text
