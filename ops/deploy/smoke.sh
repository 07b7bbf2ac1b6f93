#!/usr/bin/env bash
# smoke.sh URL: whether a release answers from outside: it is ready, the widget's file is there, and its doors are closed to
# those without a key. Each is asked again for some seconds, while the last tasks change places.
set -euo pipefail
url=${1:?smoke.sh URL}
url=${url%/}

expect() { # STATUS PATH
  local status=none try
  for try in 1 2 3 4; do
    status=$(curl --silent --output /dev/null --max-time 10 --write-out '%{http_code}' "$url$2") || true
    [[ $status != "$1" ]] || return 0
    ((try == 4)) || sleep "${SMOKE_PAUSE:-2}"
  done
  echo "$url$2 answers $status instead of $1" >&2
  return 1
}

expect 200 /health/ready
expect 200 /widget.js
expect 401 /v1/tenant
echo "$url answers"
