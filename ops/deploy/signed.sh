#!/usr/bin/env bash
# signed.sh IMAGE@DIGEST COMMIT: whether this repository's deploy workflow signed an image, in a run for that commit.
# SIGNED_BY: the identity in the certificate, https://github.com/OWNER/NAME/.github/workflows/deploy.yml@refs/heads/main
set -euo pipefail
image=${1:?signed.sh IMAGE@DIGEST COMMIT} commit=${2:?signed.sh IMAGE@DIGEST COMMIT}
[[ $image =~ @sha256:[0-9a-f]{64}$ ]] || { echo "Not an image by its digest: $image" >&2; exit 2; }
cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com \
  --certificate-identity "${SIGNED_BY:?}" --certificate-github-workflow-sha "$commit" "$image" >/dev/null
