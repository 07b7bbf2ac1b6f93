#!/bin/sh
# PostgreSQL's restore_command: one segment back from the bucket.
set -eu
exec "${BARMAN_BIN:-/opt/barman/bin}/barman-cloud-wal-restore" ${AWS_ENDPOINT_URL_S3:+--endpoint-url "$AWS_ENDPOINT_URL_S3"} \
  "${PITR_TO:?names no bucket: s3://bucket/folder}" "${PITR_NAME:-frontdesk}" "$1" "$2"
