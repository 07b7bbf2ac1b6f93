#!/usr/bin/env bash
# promote.sh CLUSTER COMMIT 'NAME=IMAGE@DIGEST …': copies what build.sh made into the repositories of an environment, byte
# for byte, after checking that this repository's deploy workflow signed it. Refuses what is not signed.
# SIGNED_BY: the identity in the certificate, https://github.com/OWNER/NAME/.github/workflows/deploy.yml@refs/heads/main
set -euo pipefail
cluster=${1:?promote.sh CLUSTER COMMIT IMAGES} commit=${2:?promote.sh CLUSTER COMMIT IMAGES} images=${3:?promote.sh CLUSTER COMMIT IMAGES}
here=$(dirname "$0")
said=$(mktemp)
trap 'rm -f "$said"' EXIT

account=$(aws sts get-caller-identity --query Account --output text)
registry=$account.dkr.ecr.${AWS_REGION:?}.amazonaws.com
aws ecr get-login-password | skopeo login --username AWS --password-stdin "$registry" >/dev/null
for pair in ${images#images=}; do
  repository=$cluster-${pair%%=*} image=${pair#*=}
  "$here/signed.sh" "$image" "$commit"
  # Tags cannot be moved; one that is there already is of an earlier try.
  if ! there=$(aws ecr describe-images --repository-name "$repository" --image-ids "imageTag=$commit" \
    --query 'imageDetails[0].imageDigest' --output text 2>"$said"); then
    grep -q ImageNotFoundException "$said" || { cat "$said" >&2; echo "Nobody can say whether $repository:$commit is there" >&2; exit 1; }
    there=
  fi
  if [[ $there =~ ^sha256: && $there != "${image#*@}" ]]; then
    echo "$repository:$commit is ${there}, and not ${image#*@}: the commit was built a second time, because the first image" >&2
    echo "is no longer in ${image%@*}. What was released is not replaced: roll back to it, or release a new commit." >&2
    exit 1
  fi
  if [[ $there != "${image#*@}" ]]; then
    skopeo copy --all --preserve-digests "docker://$image" "docker://$registry/$repository:$commit" >&2
  fi
  echo "$repository:$commit = ${image#*@}"
done
