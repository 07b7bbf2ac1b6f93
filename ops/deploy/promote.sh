#!/usr/bin/env bash
# promote.sh CLUSTER COMMIT 'NAME=IMAGE@DIGEST …': copies what build.sh made into the repositories of an environment, byte
# for byte, after checking that this repository's deploy workflow signed it. Refuses what is not signed.
# SIGNED_BY: the identity in the certificate, https://github.com/OWNER/NAME/.github/workflows/deploy.yml@refs/heads/main
set -euo pipefail
cluster=${1:?promote.sh CLUSTER COMMIT IMAGES} commit=${2:?promote.sh CLUSTER COMMIT IMAGES} images=${3:?promote.sh CLUSTER COMMIT IMAGES}

account=$(aws sts get-caller-identity --query Account --output text)
registry=$account.dkr.ecr.${AWS_REGION:?}.amazonaws.com
aws ecr get-login-password | skopeo login --username AWS --password-stdin "$registry" >/dev/null
for pair in ${images#images=}; do
  repository=$cluster-${pair%%=*} image=${pair#*=}
  [[ $image =~ @sha256:[0-9a-f]{64}$ ]] || { echo "Not an image by its digest: $image" >&2; exit 2; }
  cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com \
    --certificate-identity "${SIGNED_BY:?}" "$image" >/dev/null
  # Tags cannot be moved; one that is there already is of an earlier try.
  there=$(aws ecr describe-images --repository-name "$repository" --image-ids "imageTag=$commit" \
    --query 'imageDetails[0].imageDigest' --output text 2>/dev/null || true)
  if [[ $there != "${image#*@}" ]]; then
    skopeo copy --all --preserve-digests "docker://$image" "docker://$registry/$repository:$commit" >&2
  fi
  echo "$repository:$commit = ${image#*@}"
done
