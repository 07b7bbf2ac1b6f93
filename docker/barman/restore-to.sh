#!/bin/sh
# restore-to.sh 'MOMENT' FOLDER: the files of a server as it was at that moment (2026-12-01 14:03:20+00, or latest) into an
# empty folder. Started on it, PostgreSQL reads the log of changes from the bucket up to the moment, then serves.
set -eu
moment=${1:?name the moment: 2026-12-01 14:03:20+00, or latest}
folder=${2:?name the folder}
bin=${BARMAN_BIN:-/opt/barman/bin}
to=${PITR_TO:?names no bucket: s3://bucket/folder}
name=${PITR_NAME:-frontdesk}
endpoint=${AWS_ENDPOINT_URL_S3:-}
here=$(cd "$(dirname "$0")" && pwd)

if [ -n "$(ls -A "$folder" 2>/dev/null)" ]; then
  echo "$folder is not empty. Move what is in it aside first." >&2
  exit 1
fi
id=$(TZ=UTC "$bin/barman-cloud-backup-list" ${endpoint:+--endpoint-url "$endpoint"} --format json "$to" "$name" |
  "$bin/python" "$here/newest_before.py" "$moment")
echo "From the base backup $id"
"$bin/barman-cloud-restore" ${endpoint:+--endpoint-url "$endpoint"} "$to" "$name" "$id" "$folder"
chmod 700 "$folder"
auto="$folder/postgresql.auto.conf"
# What an earlier way back has left there would count again.
if [ -f "$auto" ]; then
  sed -e '/^restore_command/d' -e '/^recovery_target/d' "$auto" >"$auto.new"
  mv "$auto.new" "$auto"
fi
{
  echo "restore_command = '$here/fetch-wal.sh %f %p'"
  echo "recovery_target_action = 'promote'"
  [ "$moment" = latest ] || echo "recovery_target_time = '$moment'"
} >>"$auto"
touch "$folder/recovery.signal"
