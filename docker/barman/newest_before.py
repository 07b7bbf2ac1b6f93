"""Prints the id of the newest base backup that had ended before a moment, from barman-cloud-backup-list's JSON."""
import json
import sys
from datetime import datetime, timedelta, timezone

# Without fractions of a second: a backup may have ended up to a second later.
COARSE = "%a %b %d %H:%M:%S %Y"


def aware(moment):
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def end_of(backup):
    exact = backup.get("end_time_iso")
    if exact:
        return aware(datetime.fromisoformat(exact))
    return aware(datetime.strptime(backup["end_time"], COARSE)) + timedelta(seconds=1)


def wanted_moment(text):
    # Python before 3.11 wants the minutes of an offset.
    return aware(datetime.fromisoformat(text + ":00" if text[-3] in "+-" else text))


done = [backup for backup in json.load(sys.stdin)["backups_list"] if backup.get("status") in (None, "DONE")]
if sys.argv[1] != "latest":
    done = [backup for backup in done if end_of(backup) <= wanted_moment(sys.argv[1])]
if not done:
    sys.exit("There is no base backup from before that moment.")
print(max(done, key=end_of)["backup_id"])
