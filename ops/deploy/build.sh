#!/usr/bin/env bash
# build.sh REGISTRY COMMIT: builds each image once, for amd64 and arm64, with its bill of materials and its origin, pushes
# and signs it. Prints images=NAME=REGISTRY-NAME@DIGEST …, what promote.sh takes. Needs docker with buildx, and cosign.
set -euo pipefail
registry=${1:?build.sh REGISTRY COMMIT} commit=${2:?build.sh REGISTRY COMMIT}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

images=()
build() { # NAME DOCKERFILE
  local image=$registry-$1 digest
  docker buildx build --platform linux/amd64,linux/arm64 --file "$2" --tag "$image:$commit" --push \
    --sbom=true --provenance=mode=max --metadata-file "$work/$1.json" \
    --label "org.opencontainers.image.revision=$commit" . >&2
  digest=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))["containerimage.digest"]' "$work/$1.json")
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "No digest of $image: $digest" >&2; return 1; }
  # Without a key of ours: the signature names the workflow that made it.
  cosign sign --yes --recursive "$image@$digest" >&2
  images+=("$1=$image@$digest")
}

build app docker/Dockerfile
build embeddings docker/embeddings/Dockerfile
echo "images=${images[*]}"
