#!/bin/sh
# base-backup.sh [--once]: the files of the running server into the bucket, at once and then every day; what lies more than
# PITR_DAYS (14) back is removed with the log of changes that only it needs. Runs where the files are, as their owner, and
# connects by PGHOST, PGUSER and PGPASSWORD as a superuser.
set -eu
bin=${BARMAN_BIN:-/opt/barman/bin}
to=${PITR_TO:?names no bucket: s3://bucket/folder}
name=${PITR_NAME:-frontdesk}
# The ends of backups are told in local time.
export TZ=UTC
sleeping=
trap '[ -z "$sleeping" ] || kill "$sleeping" 2>/dev/null; exit 0' TERM INT

barman_cloud() {
  command=$1
  shift
  "$bin/barman-cloud-$command" ${AWS_ENDPOINT_URL_S3:+--endpoint-url "$AWS_ENDPOINT_URL_S3"} "$@"
}

# A line in the table of backups, which health and alerts read. Where it cannot be written the backup is as good.
note() { # STARTED
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set started="$1" "${PITR_DATABASE:-frontdesk}" <<'SQL' ||
INSERT INTO backup_runs (id, kind, started_at, ok, taken_at, seconds)
VALUES (gen_random_uuid(), 'base', :'started', true, :'started', extract(epoch FROM now() - :'started'::timestamptz));
SQL
    echo 'That it was made could not be noted: health and alerts do not know of it' >&2
}

back_up() {
  started=$(date '+%F %T+00')
  barman_cloud backup --gzip --immediate-checkpoint "$to" "$name" &&
    note "$started" &&
    # The bucket may be locked for us; then its own rule removes what is old.
    { barman_cloud backup-delete --retention-policy "RECOVERY WINDOW OF ${PITR_DAYS:-14} DAYS" "$to" "$name" ||
      echo 'What is old was not removed' >&2; }
}

if [ "${1:-}" = --once ]; then
  back_up
  exit
fi
while :; do
  if back_up; then pause=${PITR_EVERY_SECONDS:-86400}; else pause=600; fi
  echo "Next base backup in $pause seconds"
  sleep "$pause" &
  sleeping=$!
  wait "$sleeping"
done
