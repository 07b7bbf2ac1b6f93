#!/usr/bin/env bash
# revise.sh DEFINITION COMMIT: registers the next revision of a task definition, with the images of that commit, and prints
# its ARN. Images whose tag is no commit are not ours, and stay; a definition with none of ours prints `unchanged`.
set -euo pipefail
definition=${1:?revise.sh DEFINITION COMMIT} commit=${2:?revise.sh DEFINITION COMMIT}

file=$(mktemp)
trap 'rm -f "$file"' EXIT
aws ecs describe-task-definition --task-definition "$definition" --query taskDefinition --output json \
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
