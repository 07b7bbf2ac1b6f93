"""AWS Backup: what a plan applies to, and tags."""
import json
import uuid
from urllib.parse import unquote

from moto.backup.responses import BackupResponse

from . import add

selections: dict[str, dict] = {}


def path_parts(self):
    """Of /backup/plans/PLAN/selections/SELECTION."""
    parts = [part for part in self.path.split("/") if part]
    return parts[2], parts[4] if len(parts) > 4 else ""


@add(BackupResponse)
def create_backup_selection(self):
    plan, _ = path_parts(self)
    selection = str(uuid.uuid4())
    selections[selection] = {"BackupPlanId": plan, "SelectionId": selection, "CreationDate": 0.0, **json.loads(self.body)}
    return json.dumps({key: selections[selection][key] for key in ("BackupPlanId", "SelectionId", "CreationDate")})


@add(BackupResponse)
def get_backup_selection(self):
    _, selection = path_parts(self)
    if selection not in selections:
        return 400, {}, json.dumps({"__type": "InvalidParameterValueException", "message": "Cannot find Backup plan selection"})
    return json.dumps(selections[selection])


@add(BackupResponse)
def list_backup_selections(self):
    plan, _ = path_parts(self)
    found = [s for s in selections.values() if s["BackupPlanId"] == plan]
    return json.dumps({"BackupSelectionsList": [{"SelectionId": s["SelectionId"], "BackupPlanId": plan, "SelectionName": s["BackupSelection"]["SelectionName"]} for s in found]})


@add(BackupResponse)
def delete_backup_selection(self):
    selections.pop(path_parts(self)[1], None)
    return json.dumps({})


@add(BackupResponse)
def list_tags(self):
    # The provider asks without the slash at the end that boto3 sends.
    arn = unquote(self.path.rstrip("/").split("/")[-1])
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})
