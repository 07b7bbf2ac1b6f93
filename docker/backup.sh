#!/bin/sh
# The profile `backup` of docker-compose.yml: a dump of the database at once and then every day, as the backup role. A
# dump that cannot be listed does not count. Old ones are removed only after a new one.
set -eu
umask 077
sleeping=
trap '[ -z "$sleeping" ] || kill "$sleeping" 2>/dev/null; exit 0' TERM INT

folder=${BACKUP_FOLDER:-/backups}
every=${BACKUP_EVERY_SECONDS:-86400}
again=${BACKUP_RETRY_SECONDS:-600}
days=${BACKUP_DAYS:-14}
# Where the app reads when a backup was last good; nothing is noted without.
status=${BACKUP_STATUS_FILE:-}

rest() {
  sleep "$1" &
  sleeping=$!
  wait "$sleeping"
}

note() {
  [ -n "$status" ] || return 0
  size=$(wc -c <"$1" | tr -d ' ')
  printf '{"backups":{"dump":{"at":"%s","bytes":%s}}}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$size" >"$status.part"
  chmod 644 "$status.part"
  mv "$status.part" "$status"
}

while :; do
  dump="$folder/frontdesk-$(date -u +%Y-%m-%dT%H%M%SZ).dump"
  if pg_dump -Fc -f "$dump.part" && pg_restore -l "$dump.part" >/dev/null; then
    mv "$dump.part" "$dump"
    note "$dump"
    echo "Wrote $dump"
    find "$folder" -name 'frontdesk-*.dump' -mtime "+$days" -delete
    rest "$every"
  else
    rm -f "$dump.part"
    echo "The backup failed; next try in $again seconds" >&2
    rest "$again"
  fi
done
