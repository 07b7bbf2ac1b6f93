#!/usr/bin/env bash
# stop-releases.sh: cancels the runs of the deploy workflow that release something now, or wait for an approval, so that none
# goes on behind a roll-back. When that fails, it says so and ends well: rolling back must not wait for it.
# GH_TOKEN: a token that may cancel runs (actions: write). GITHUB_REPOSITORY: OWNER/NAME.
set -uo pipefail
runs=${GITHUB_REPOSITORY:?}/actions

for status in in_progress waiting; do
  ids=$(gh api "repos/$runs/workflows/deploy.yml/runs?status=$status&per_page=50" --jq '.workflow_runs[].id') \
    || echo "Nobody can say which releases are $status: look at them, and cancel them by hand" >&2
  for id in ${ids:-}; do
    if gh api --method POST "repos/$runs/runs/$id/cancel" >/dev/null; then
      echo "cancelled: release $id, which was $status"
    else
      echo "Release $id could not be cancelled: cancel it by hand" >&2
    fi
  done
done
exit 0
