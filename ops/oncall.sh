# Short commands for whoever is on call:  . ops/oncall.sh   (in bash, in the folder with docker-compose.yml and .env)
#   health              whether everything runs, and how busy it is
#   ask PATH            GET of the admin API, such as  ask /admin/v1/queues
#   tell PATH JSON      POST of the admin API
#   alerts              what is firing
#   figure 'PROMQL'     a figure, now
#   sql 'STATEMENT'     PostgreSQL as the superuser
#   redis COMMAND…      redis-cli
#   logs SERVICE SINCE  log lines, such as  logs app 15m
#   have ALERT WHO WHY  acknowledges a firing alert for two hours, so that nobody else is told
# Without Docker set FRONTDESK, ADMIN_KEY, DATABASE_URL, REDIS_URL, PROMETHEUS_URL and ALERTMANAGER_URL.

_setting() { { [ -f .env ] && sed -n "s/^$1=//p" .env | tail -n 1; } || true; }

if [ -z "${ADMIN_KEY:-}" ]; then ADMIN_KEY=$(_setting ADMIN_API_KEY); fi
if [ -z "${FRONTDESK:-}" ]; then
  if [ -n "$(_setting DOMAIN)" ]; then
    FRONTDESK="https://$(_setting DOMAIN)"
  else
    FRONTDESK=http://127.0.0.1:$(_setting PORT | sed 's/.*://')
    if [ "$FRONTDESK" = 'http://127.0.0.1:' ]; then FRONTDESK=http://127.0.0.1:3000; fi
  fi
fi
export FRONTDESK ADMIN_KEY

# The key goes in by a file descriptor, never on a command line that `ps` shows.
_authorized() { curl -sS --fail-with-body --max-time 20 -H @<(printf 'Authorization: Bearer %s\n' "$ADMIN_KEY") "$@" && echo; }

health() { curl -sS --max-time 10 "$FRONTDESK/health" && echo; }
ask() { _authorized "$FRONTDESK$1"; }
tell() { _authorized -X POST -H 'Content-Type: application/json' -d "${2:-{\}}" "$FRONTDESK$1"; }

sql() {
  if [ -n "${DATABASE_URL:-}" ]; then
    psql "$DATABASE_URL" -X -c "$1"
  else
    docker compose exec -T postgres psql -U postgres -d frontdesk -X -c "$1"
  fi
}

redis() {
  if [ -n "${REDIS_URL:-}" ]; then
    redis-cli --no-auth-warning -u "$REDIS_URL" "$@"
  else
    # shellcheck disable=SC2016 # expanded inside the container, which has the password
    docker compose exec -T redis sh -c 'REDISCLI_AUTH="$REDIS_PASSWORD" exec redis-cli "$@"' redis "$@"
  fi
}

figure() {
  if [ -n "${PROMETHEUS_URL:-}" ]; then
    promtool query instant "$PROMETHEUS_URL" "$1"
  else
    docker compose exec -T prometheus promtool query instant http://127.0.0.1:9090 "$1"
  fi
}

_amtool() {
  if [ -n "${ALERTMANAGER_URL:-}" ]; then
    amtool --alertmanager.url="$ALERTMANAGER_URL" "$@"
  else
    docker compose exec -T alertmanager amtool --alertmanager.url=http://127.0.0.1:9093 "$@"
  fi
}

alerts() { _amtool alert query; }
have() { _amtool silence add --author="$2" --comment="${3:-I have it}" --duration=2h "alertname=$1"; }

logs() { docker compose logs --no-color --no-log-prefix --since "${2:-15m}" "$1"; }
