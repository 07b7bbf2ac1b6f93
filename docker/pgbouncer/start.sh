#!/bin/sh
# PgBouncer in front of PostgreSQL, in transaction mode, for the roles that serve. Its files have passwords: they are written
# into CONFIG_FOLDER, which is in memory. With --check: exit code 0 when it listens.
set -eu
umask 077
folder=${CONFIG_FOLDER:-/tmp}
port=${PGBOUNCER_PORT:-6432}

if [ "${1:-}" = --check ]; then
  # No client of PostgreSQL is here: in the kernel's table, 0A stands for listening.
  exec grep -qi ":$(printf '%04X' "$port") 00000000:0000 0A" /proc/net/tcp
fi

for name in APP_PASSWORD PLATFORM_PASSWORD; do
  value=
  eval "value=\${$name:-}"
  case "$value" in
    '' | *replace-me* | *change-me* | *changeme*)
      echo "$name is missing or a placeholder: run node docker/env.mjs" >&2
      exit 1
      ;;
  esac
done

printf '"frontdesk_app" "%s"\n"frontdesk_platform" "%s"\n' "$APP_PASSWORD" "$PLATFORM_PASSWORD" >"$folder/userlist.txt"
cat >"$folder/pgbouncer.ini" <<INI
[databases]
frontdesk = host=${PGHOST:-postgres} port=${PGPORT:-5432} dbname=${PGDATABASE:-frontdesk}
[pgbouncer]
listen_addr = ${PGBOUNCER_HOST:-0.0.0.0}
listen_port = $port
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $folder/userlist.txt
pool_mode = transaction
default_pool_size = ${POOL_SIZE:-20}
max_client_conn = 500
# What the roles have as their own limits already.
ignore_startup_parameters = extra_float_digits,statement_timeout,lock_timeout,idle_in_transaction_session_timeout
# Whoever waits longer gets an error, which the app takes as a store that is away.
query_wait_timeout = 15
log_connections = 0
log_disconnections = 0
INI
exec pgbouncer "$folder/pgbouncer.ini"
