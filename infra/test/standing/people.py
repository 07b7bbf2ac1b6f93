"""Alarms and whom they reach, logs, money, weekends."""
import functools
import json
import os
import re

import yaml

from . import ENVIRONMENT, IS_PRODUCTION, NAME, ROOT, check, client, pages, unless


@functools.cache
def alarms():
    # Those that Terraform made.
    return [a for a in pages("cloudwatch", "describe_alarms", "MetricAlarms") if a["AlarmName"].startswith(f"{NAME}-")]


@functools.cache
def topic(name, region):
    topics = [t["TopicArn"] for t in client("sns", region).list_topics()["Topics"]]
    return next(arn for arn in topics if arn.endswith(f":{NAME}-{name}"))


def for_people():
    """All but those that only scale."""
    return [a for a in alarms() if not a["AlarmName"].endswith(("-busy", "-idle"))]


@check("every alarm does something")
def _():
    if len(alarms()) < 20:
        yield f"only {len(alarms())} alarms"
    yield from (a["AlarmName"] for a in alarms() if not a.get("AlarmActions"))
    to_people = topic("alarms", "eu-central-1")
    yield from (a["AlarmName"] for a in for_people() if to_people not in a["AlarmActions"])


@check("alarms reach a person, and say when it is over")
def _():
    for name, region in (("alarms", "eu-central-1"), ("outside", "us-east-1")):
        listeners = client("sns", region).list_subscriptions_by_topic(TopicArn=topic(name, region))["Subscriptions"]
        if not listeners:
            yield name, "nobody is subscribed"
    yield from (a["AlarmName"] for a in for_people() if not a.get("OKActions"))


@check("every alarm that wakes people has its steps in docs/aws.md")
def _():
    page = open(os.path.join(ROOT, "docs", "aws.md"), encoding="utf8").read()
    sections = set(re.findall(r"^### ([a-z0-9-]+)$", page, re.M))
    named = set()
    outside = client("cloudwatch", "us-east-1").describe_alarms(AlarmNames=[f"{NAME}-unreachable"])["MetricAlarms"]
    for found in [*for_people(), *outside]:
        section = found.get("AlarmDescription", "").removeprefix("Runbook: docs/aws.md#")
        named.add(section)
        if section not in sections:
            yield found["AlarmName"], section
    # And no steps for an alarm that is not there.
    yield from sorted(sections - named - (set() if IS_PRODUCTION else {"restore-age"}))


@check("what the story overslept is an alarm: disk, traffic, errors, silence, age of backups")
def _():
    names = {a["AlarmName"].removeprefix(f"{NAME}-") for a in for_people()}
    wanted = {
        "database-disk-70", "database-disk-90", "server-errors", "slow-answers", "silence", "backup-age",
        "oldest-visitor", "dead-letters-turns", "refused-egress", "outbound-traffic-eu-central-1a", "database-connections",
        "redis-queue-memory", "rotation-failed", "turns-waiting",
    }
    return (wanted | ({"restore-age"} if IS_PRODUCTION else set())) - names


@check("silence is an alarm, not peace")
def _():
    for name in ("silence", "no-healthy-task", "backup-age", *(["restore-age"] if IS_PRODUCTION else [])):
        if next(a for a in alarms() if a["AlarmName"] == f"{NAME}-{name}")["TreatMissingData"] != "breaching":
            yield name


def declared(metric):
    """How the collectors send a metric: its dimensions, and the labels that it must have."""
    for name in ("api", "worker", "chat"):
        definition = client("ecs").describe_task_definition(taskDefinition=f"{NAME}-{name}")["taskDefinition"]
        collector = next(c for c in definition["containerDefinitions"] if c["name"] == "collector")
        settings = yaml.safe_load(next(v["value"] for v in collector["environment"] if v["name"] == "AOT_CONFIG_CONTENT"))
        for one in settings["exporters"]["awsemf"]["metric_declarations"]:
            if any(re.search(selector, metric) for selector in one["metric_name_selectors"]):
                matchers = {m["label_names"][0]: m["regex"] for m in one.get("label_matchers", [])}
                yield settings["exporters"]["awsemf"]["namespace"], one["dimensions"], matchers


@check("a night without a dump or a good restore is an alarm, and the next good one ends it")
def _():
    found = {a["AlarmName"].removeprefix(f"{NAME}-"): a for a in alarms()}
    age = found["backup-age"]
    (at,) = [m["MetricStat"] for m in age["Metrics"] if "MetricStat" in m]
    yield from unless({
        "26 hours": age["Threshold"] == 26 * 3600 and age["ComparisonOperator"] == "GreaterThanThreshold",
        "of now": [m["Expression"] for m in age["Metrics"] if m.get("ReturnData")] == ["EPOCH(at) - at"],
        # What backups are called in the table that the programs read (scripts/lib/backup/runs.mjs).
        "told by the programs": list(declared(at["Metric"]["MetricName"])) == 3 * [(at["Metric"]["Namespace"], [[]], {"kind": "^backup$"})],
    })
    if not IS_PRODUCTION:
        return
    restore = found["restore-age"]
    drill = open(os.path.join(ROOT, "ops", "deploy", "drill.sh"), encoding="utf8").read()
    yield from unless({
        "once in 26 hours": restore["Period"] * restore["EvaluationPeriods"] == 26 * 3600 and "DatapointsToAlarm" not in restore,
        "counted": (restore["Statistic"], restore["Threshold"], restore["ComparisonOperator"]) == ("SampleCount", 1, "LessThanThreshold"),
        "told by the drill": f"--metric-name {restore['MetricName']} " in drill and restore["Namespace"] == f"Frontdesk/{ENVIRONMENT}" and not restore.get("Dimensions"),
        # Else the programs would say every half minute when it was, and the count never be nought.
        "and by nobody else": list(declared(restore["MetricName"])) == [],
    })


@check("what EventBridge tells can be encrypted for its topic")
def _():
    aliases = pages("kms", "list_aliases", "Aliases")
    (key,) = [a["TargetKeyId"] for a in aliases if a["AliasName"] == f"alias/{NAME}"]
    policy = json.loads(client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"])
    own = [s for s in policy["Statement"] if s["Principal"].get("Service") == "events.amazonaws.com"]
    condition = {"StringEquals": {"kms:EncryptionContext:aws:sns:topicArn": topic("alarms", "eu-central-1")}}
    if [s["Condition"] for s in own] != [condition]:
        yield [s.get("Condition") for s in own]
    attributes = client("sns").get_topic_attributes(TopicArn=topic("alarms", "eu-central-1"))["Attributes"]
    for statement in json.loads(attributes["Policy"])["Statement"]:
        if "events.amazonaws.com" in str(statement["Principal"]) and "aws:SourceArn" not in str(statement["Condition"]):
            yield statement


@check("the dashboard has a chart for each subject")
def _():
    body = json.loads(client("cloudwatch").get_dashboard(DashboardName=NAME)["DashboardBody"])
    return [] if len(body["widgets"]) >= 10 else [len(body["widgets"])]


@check("every log forgets in the end")
def _():
    groups = [g for g in pages("logs", "describe_log_groups", "logGroups") if NAME in g["logGroupName"] or f"/frontdesk/{ENVIRONMENT}/" in g["logGroupName"]]
    if len(groups) < 9:
        yield f"only {len(groups)} log groups"
    yield from (g["logGroupName"] for g in groups if not g.get("retentionInDays"))


@check("the budget warns before it is spent")
def _():
    account = client("sts").get_caller_identity()["Account"]
    warnings = client("budgets", "us-east-1").describe_notifications_for_budget(AccountId=account, BudgetName=NAME)["Notifications"]
    return unless({"half": any(w["Threshold"] == 50 for w in warnings), "forecast": any(w["NotificationType"] == "FORECASTED" for w in warnings)})


@check("findings of GuardDuty reach a person")
def _():
    if IS_PRODUCTION and not client("guardduty").list_detectors()["DetectorIds"]:
        yield "no detector"
    targets = client("events").list_targets_by_rule(Rule=f"{NAME}-guardduty")["Targets"]
    if [t["Arn"] for t in targets] != [topic("alarms", "eu-central-1")]:
        yield targets


@check("staging sleeps at weekends with its database, production never")
def _():
    names = [s["Name"].removeprefix(f"{NAME}-") for s in pages("scheduler", "list_schedules", "Schedules") if s["Name"].startswith(NAME)]
    names.remove("backup")
    if IS_PRODUCTION:
        return names
    return {"alarms-sleep", "alarms-wake", "api-sleeps", "api-wakes", "database-sleeps", "database-wakes", "worker-may-sleep", "worker-must-wake"} - set(names)
