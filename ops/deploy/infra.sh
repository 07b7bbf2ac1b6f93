#!/usr/bin/env bash
# infra.sh ENVIRONMENT: says on standard output what Terraform would change in an environment, and changes nothing. It needs
# a role that may read, and takes no lock. STATE_BUCKET and AWS_REGION say where the state is. Applying: docs/aws.md.
set -euo pipefail
environment=${1:?infra.sh ENVIRONMENT}
root=$(cd "$(dirname "$0")/../.." && pwd)
plan=$(mktemp)
trap 'rm -f "$plan"' EXIT

# The image that runs now: the plan is of the infrastructure, not of a release.
TF_VAR_image_tag=$("$root/ops/deploy/running.sh" "frontdesk-$environment" commit)
export TF_VAR_image_tag TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
run() { terraform -chdir="$root/infra" "$@"; }
run fmt -check -recursive -diff >&2
run init -input=false -lockfile=readonly -backend-config="bucket=${STATE_BUCKET:?}" -backend-config="region=${AWS_REGION:?}" >&2
run validate -no-color >&2
run plan -input=false -no-color -lock=false -var-file="$environment.tfvars" -out="$plan" >&2
run show -no-color "$plan"
