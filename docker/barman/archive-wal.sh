#!/bin/sh
# PostgreSQL's archive_command: one segment of its log of changes into the bucket. When it fails, PostgreSQL keeps the
# segment and tries again.
set -eu
exec "${BARMAN_BIN:-/opt/barman/bin}/barman-cloud-wal-archive" ${AWS_ENDPOINT_URL_S3:+--endpoint-url "$AWS_ENDPOINT_URL_S3"} \
  --gzip "${PITR_TO:?names no bucket: s3://bucket/folder}" "${PITR_NAME:-frontdesk}" "$1"
