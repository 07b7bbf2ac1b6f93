#!/bin/sh
# Writes the Python client of the REST API, made of openapi.json, into a folder (default: clients/python/frontdesk_client).
# Needs the packages of requirements.txt, in the environment whose programs come first in the PATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
openapi-python-client generate --path "$here/../../openapi.json" --config "$here/config.yaml" --meta none \
  --overwrite --output-path "${1:-$here/frontdesk_client}"
