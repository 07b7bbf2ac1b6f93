#!/usr/bin/env bash
# window.sh TIME [ON_CALL [REASON]]: prints open=true or open=false: whether production may be released at that time.
#
# TIME    ISO 8601. Production is released Monday to Wednesday, 07:00 to 15:00 in Berlin, so that the people who made a
#         change have a working day, and not a weekend, behind them.
# ON_CALL who stays reachable, and REASON: both together open the window at any time. They stand in the log.
set -euo pipefail
now=${1:?window.sh TIME [ON_CALL [REASON]]} on_call=${2:-} reason=${3:-}

if [[ -n $on_call || -n $reason ]]; then
  # A blank or a dash is no name.
  if [[ ! $on_call =~ [[:alpha:]]{2} || ! $reason =~ [[:alpha:]]{2} ]]; then
    echo 'To release outside the window, name who is on call and why it cannot wait.' >&2
    exit 2
  fi
  echo "The window is open: $on_call is on call. $reason" >&2
  echo open=true
  exit
fi

read -r day hour < <(TZ=Europe/Berlin date -d "$now" '+%u %H')
if ((day <= 3 && 10#$hour >= 7 && 10#$hour < 15)); then
  echo open=true
else
  echo 'Outside the window (Monday to Wednesday, 07:00 to 15:00 in Berlin): staging only' >&2
  echo open=false
fi
