"""Tags of scaling targets and budgets, and changes of a budget."""
import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.budgets.responses import BudgetsResponse

from . import add, wrap

held: dict[str, dict[str, str]] = {}


@add(ApplicationAutoScalingResponse)
def list_tags_for_resource(self):
    return json.dumps({"Tags": held.get(self._get_param("ResourceARN"), {})})


@wrap(ApplicationAutoScalingResponse, "register_scalable_target")
def register(old, self):
    answer = old(self)
    if self._get_param("Tags"):
        held[json.loads(answer)["ScalableTargetARN"]] = self._get_param("Tags")
    return answer


def budget_tags(self):
    tags = held.get(self._get_param("ResourceARN"), {})
    return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})


BudgetsResponse.list_tags_for_resource = budget_tags


@wrap(BudgetsResponse, "create_budget")
def create_budget(old, self):
    answer = old(self)
    arn = f"arn:aws:budgets::{self._get_param('AccountId')}:budget/{self._get_param('Budget')['BudgetName']}"
    held[arn] = {tag["Key"]: tag["Value"] for tag in self._get_param("ResourceTags") or []}
    return answer


@add(BudgetsResponse)
def update_budget(self):
    # Only who is told of it changes here, by calls of their own.
    return "{}"


def is_same(notification, wanted):
    details = notification.details
    return float(details["Threshold"]) == float(wanted["Threshold"]) and all(
        details[key] == wanted[key] for key in ("NotificationType", "ComparisonOperator")
    )


@add(BudgetsResponse)
def describe_subscribers_for_notification(self):
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    found = [n.subscribers for n in budget.notifications if is_same(n, self._get_param("Notification"))]
    return json.dumps({"Subscribers": found[0] if found else []})

