#!/bin/sh
# Run once by the postgres image on an empty data directory: the roles and the database of Frontdesk, as
# scripts/lib/stores/bootstrap-database.mjs makes them for `npm start`. What each role may touch is granted by the migrations.
set -eu

for name in POSTGRES_PASSWORD OWNER_PASSWORD APP_PASSWORD PLATFORM_PASSWORD BACKUP_PASSWORD; do
  value=
  eval "value=\${$name:-}"
  case "$value" in
    '' | *replace-me* | *change-me* | *changeme*)
      echo "$name is missing or a placeholder: run node docker/env.mjs, and remove the volume that was begun." >&2
      exit 1
      ;;
  esac
done

# Passwords go in by environment and \getenv, never on a command line that `ps` shows.
psql -v ON_ERROR_STOP=1 --no-psqlrc -U "${POSTGRES_USER:-postgres}" -d postgres <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv platform_password PLATFORM_PASSWORD
\getenv backup_password BACKUP_PASSWORD
CREATE ROLE frontdesk_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE frontdesk_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE ROLE frontdesk_platform LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'platform_password';
CREATE ROLE frontdesk_backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'backup_password';
CREATE DATABASE frontdesk OWNER frontdesk_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE frontdesk FROM PUBLIC;
GRANT CONNECT ON DATABASE frontdesk TO frontdesk_owner, frontdesk_app, frontdesk_platform, frontdesk_backup;
ALTER ROLE frontdesk_app SET statement_timeout = '5s';
ALTER ROLE frontdesk_app SET lock_timeout = '2s';
ALTER ROLE frontdesk_app SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE frontdesk_platform SET statement_timeout = '5s';
ALTER ROLE frontdesk_platform SET lock_timeout = '2s';
ALTER ROLE frontdesk_platform SET idle_in_transaction_session_timeout = '10s';
\connect frontdesk
ALTER SCHEMA public OWNER TO frontdesk_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
