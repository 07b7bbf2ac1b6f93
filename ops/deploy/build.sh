#!/usr/bin/env bash
# build.sh REGISTRY COMMIT: builds each image once, for amd64 and arm64, with its bill of materials and its origin, pushes
# and signs it. Prints images=NAME=REGISTRY-NAME@DIGEST …, what promote.sh takes. Needs docker with buildx, and cosign.
# A commit's image that is there already and signed is that of an earlier run, and is used: a second build has other bytes,
# and no environment takes other bytes under the name of a commit that it has. One without a signature is built anew. When a
# registry or cosign fails and so does not say, nothing is built.
# SIGNED_BY: the identity in the certificate, https://github.com/OWNER/NAME/.github/workflows/deploy.yml@refs/heads/main
set -euo pipefail
registry=${1:?build.sh REGISTRY COMMIT} commit=${2:?build.sh REGISTRY COMMIT}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

digest_in() { # FILE KEY
  node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]' "$1" "$2"
}

# Whether a command that says no has said so: its complaint has these words. Any other failure ends the script.
must_mean() { # QUESTION WORDS
  grep -qiE "$2" "$work/said" && return
  cat "$work/said" >&2
  echo "Nobody can say whether $1, so nothing is built: run it again when that can be asked." >&2
  exit 1
}

is_there() { # IMAGE:TAG, whose manifest is in there.json then
  docker buildx imagetools inspect "$1" --format '{{json .Manifest}}' >"$work/there.json" 2>"$work/said" && return
  # As buildx says it, and the codes of the distribution specification.
  must_mean "$1 is there" "${1//./\\.}: not found|manifest[ _]unknown|name[ _]unknown"
  return 1
}

is_signed() { # IMAGE@DIGEST
  "$here/signed.sh" "$1" "$commit" 2>"$work/said" && return
  must_mean "$1 is signed" 'no (matching )?signatures'
  return 1
}

images=()
build() { # NAME DOCKERFILE [STAGE]
  local image=$registry-$1 digest
  if is_there "$image:$commit"; then
    digest=$(digest_in "$work/there.json" digest)
    if is_signed "$image@$digest"; then
      echo "$image:$commit is there, built by an earlier run" >&2
      images+=("$1=$image@$digest")
      return
    fi
  fi
  docker buildx build --platform linux/amd64,linux/arm64 --file "$2" ${3:+--target "$3"} --tag "$image:$commit" --push \
    --sbom=true --provenance=mode=max --metadata-file "$work/$1.json" \
    --label "org.opencontainers.image.revision=$commit" . >&2
  digest=$(digest_in "$work/$1.json" containerimage.digest)
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "No digest of $image: $digest" >&2; return 1; }
  # Without a key of ours: the signature names the workflow that made it.
  cosign sign --yes --recursive "$image@$digest" >&2
  images+=("$1=$image@$digest")
}

build app docker/Dockerfile
build backup docker/Dockerfile backup
build embeddings docker/embeddings/Dockerfile
echo "images=${images[*]}"
