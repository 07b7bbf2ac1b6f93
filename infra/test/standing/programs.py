"""ECS: images, services, tasks, scaling, the nightly backup."""
import functools
import json

from . import ENVIRONMENT, IS_PRODUCTION, NAME, check, client, pages, unless

# Tasks that run to their end.
ONCE = {"migrate", "backup"}
WANTED = {"api", "worker", "chat", "embeddings"} | (set() if IS_PRODUCTION else {"weaviate"})


@functools.cache
def services():
    ecs = client("ecs")
    arns = pages("ecs", "list_services", "serviceArns", cluster=NAME)
    return {s["serviceName"]: s for s in ecs.describe_services(cluster=NAME, services=arns)["services"]}


@functools.cache
def newest(name):
    """The newest definition; the service may still have an older one."""
    return client("ecs").describe_task_definition(taskDefinition=f"{NAME}-{name}")["taskDefinition"]


def containers():
    for name in sorted(WANTED | ONCE):
        for container in newest(name)["containerDefinitions"]:
            yield name, container


@check("the services stand")
def _():
    return WANTED ^ set(services())


@check("a bad release is rolled back, by its failures and by alarms")
def _():
    for name, service in services().items():
        settings = service["deploymentConfiguration"]
        if not settings["deploymentCircuitBreaker"]["rollback"]:
            yield name
    alarms = services()["api"]["deploymentConfiguration"].get("alarms", {})
    if not alarms.get("rollback") or f"{NAME}-server-errors" not in alarms.get("alarmNames", []):
        yield "api: alarms"
    known = {a["AlarmName"] for a in pages("cloudwatch", "describe_alarms", "MetricAlarms")}
    yield from (name for name in alarms.get("alarmNames", []) if name not in known)


@check("tasks have no public address")
def _():
    for name, service in services().items():
        if service["networkConfiguration"]["awsvpcConfiguration"].get("assignPublicIp") == "ENABLED":
            yield name


@check("workers run on Spot but for one in production, and nothing else does")
def _():
    for name, service in services().items():
        chosen = {(s["capacityProvider"], s.get("base", 0)) for s in service["capacityProviderStrategy"]}
        worker = {("FARGATE_SPOT", 0)} | ({("FARGATE", 1)} if IS_PRODUCTION else set())
        if chosen != (worker if name == "worker" else {("FARGATE", 0)}):
            yield name, chosen


@check("all runs on Graviton")
def _():
    for name in WANTED | ONCE:
        if newest(name)["runtimePlatform"]["cpuArchitecture"] != "ARM64":
            yield name


@check("containers write nowhere and have no rights of the system")
def _():
    for name, container in containers():
        if not container.get("readonlyRootFilesystem") or container["linuxParameters"]["capabilities"].get("drop") != ["ALL"]:
            yield name, container["name"]


@check("images are those of a commit")
def _():
    for name, container in containers():
        if container["name"] == "main" and name != "weaviate" and len(container["image"].rsplit(":", 1)[-1]) != 40:
            yield name, container["image"]


@check("no secret stands in a task definition")
def _():
    for name, container in containers():
        for variable in container.get("environment", []):
            secret = any(word in variable["name"] for word in ("SECRET", "PASSWORD", "TOKEN", "API_KEY", "DATABASE_URL", "REDIS_URL"))
            if secret or "@" in variable["value"] or variable["value"].startswith("fd_"):
                if not variable["name"].startswith("AUTHENTICATION_APIKEY_"):
                    yield name, variable["name"]


@check("each program gets the secrets that it needs, and no other")
def _():
    stores = {"DATABASE_URL", "DATABASE_PLATFORM_URL", "REDIS_URL", "REDIS_CACHE_URL", "ADMIN_API_KEY", "APP_SECRET", "CHAT_SHARED_SECRET"}
    stores |= set() if IS_PRODUCTION else {"WEAVIATE_API_KEY"}
    wanted = {
        "migrate": {"DATABASE_OWNER_URL"}, "backup": {"DATABASE_URL", "DATABASE_BACKUP_URL"}, "embeddings": set(), "weaviate": {"AUTHENTICATION_APIKEY_ALLOWED_KEYS"},
    }
    for name, container in containers():
        if container["name"] == "main":
            found = {secret["name"] for secret in container.get("secrets", [])}
            if found != wanted.get(name, stores):
                yield name, sorted(found ^ wanted.get(name, stores))


@check("a hung program is replaced, and each has time to stop")
def _():
    for name, container in containers():
        if container["name"] == "main" and name not in ONCE:
            if not container.get("healthCheck"):
                yield name, "no health check"
            if container.get("stopTimeout", 0) < 30:
                yield name, "no time to stop"


@check("a log that cannot be written stops nothing")
def _():
    for name, container in containers():
        if container["logConfiguration"]["options"].get("mode") != "non-blocking":
            yield name


@check("the chat engine is found by its name")
def _():
    names = {s["Name"] for s in pages("servicediscovery", "list_services", "Services")}
    return {"chat", "embeddings"} - names


@check("image tags cannot be moved, and images are scanned")
def _():
    for kind in ("app", "backup", "embeddings"):
        repository = client("ecr").describe_repositories(repositoryNames=[f"{NAME}-{kind}"])["repositories"][0]
        if repository["imageTagMutability"] != "IMMUTABLE" or not repository["imageScanningConfiguration"]["scanOnPush"]:
            yield kind


@check("fifty releases are kept, of which a list of images is one")
def _():
    for kind in ("app", "backup", "embeddings"):
        policy = client("ecr").get_lifecycle_policy(repositoryName=f"{NAME}-{kind}")["lifecyclePolicyText"]
        for chosen in (rule["selection"] for rule in json.loads(policy)["rules"]):
            by_number = chosen["countType"] == "imageCountMoreThan"
            if by_number and (chosen["tagStatus"] != "tagged" or chosen["countNumber"] < 50):
                yield kind, chosen
            # Parts of a list, which ECR keeps with it.
            if not by_number and chosen["tagStatus"] != "untagged":
                yield kind, chosen


@check("the database is dumped every night, into the locked bucket, by the newest program")
def _():
    schedule = client("scheduler").get_schedule(Name=f"{NAME}-backup")
    target = schedule["Target"]
    (container,) = newest("backup")["containerDefinitions"]
    settings = {variable["name"]: variable["value"] for variable in container["environment"]}
    account = client("sts").get_caller_identity()["Account"]
    groups = client("ec2").describe_security_groups(GroupIds=target["EcsParameters"]["NetworkConfiguration"]["awsvpcConfiguration"]["SecurityGroups"])
    return unless({
        "every night": schedule["State"] == "ENABLED" and schedule["ScheduleExpression"] in ("cron(30 1 * * ? *)", "cron(0 7 ? * MON-FRI *)"),
        "in this cluster": target["Arn"].endswith(f":cluster/{NAME}"),
        "the newest revision": target["EcsParameters"]["TaskDefinitionArn"].endswith(f":task-definition/{NAME}-backup"),
        "its own group": [g["GroupName"] for g in groups["SecurityGroups"]] == [f"{NAME}-backup"],
        "tries again": target["RetryPolicy"]["MaximumRetryAttempts"] > 0,
        "the program": container["entryPoint"] + container["command"] == ["node", "scripts/lib/backup/run-backup.mjs"],
        "the bucket": settings["BACKUP_TO"] == f"s3://{NAME}-backup-{account}/dumps",
        "locked by the bucket": settings["BACKUP_LOCK_DAYS"] == "0",
        "room": newest("backup")["ephemeralStorage"]["sizeInGiB"] >= 21,
    })


@check("a backup that fails is told at once")
def _():
    events = client("events")
    pattern = json.loads(events.describe_rule(Name=f"{NAME}-backup-failed")["EventPattern"])
    topics = [t["Arn"] for t in events.list_targets_by_rule(Rule=f"{NAME}-backup-failed")["Targets"]]
    return unless({
        "to people": [t.rsplit(":", 1)[-1] for t in topics] == [f"{NAME}-alarms"],
        "of this task": pattern["detail"]["group"] == [f"family:{NAME}-backup"] and pattern["detail"]["lastStatus"] == ["STOPPED"],
        "any end but a good one": {"containers": {"exitCode": [{"anything-but": 0}]}} in pattern["detail"]["$or"],
    })


def steps(name):
    policies = pages("application-autoscaling", "describe_scaling_policies", "ScalingPolicies", ServiceNamespace="ecs")
    found = [p for p in policies if p["PolicyName"] == f"{NAME}-{name}"]
    return found[0]["StepScalingPolicyConfiguration"] if found else None


def alarm(name):
    return client("cloudwatch").describe_alarms(AlarmNames=[f"{NAME}-{name}"])["MetricAlarms"][0]


@check("services grow within a minute and shrink after five")
def _():
    for name in ("api", "worker", "chat"):
        out, back = steps(f"{name}-out"), steps(f"{name}-in")
        yield from ((name, wrong) for wrong in unless({
            "out in a minute": out and out["Cooldown"] == 60 and alarm(f"{name}-busy")["EvaluationPeriods"] == 1,
            "in after five": back and back["Cooldown"] == 300 and alarm(f"{name}-idle")["EvaluationPeriods"] == 5,
            "one less at a time": back and [s["ScalingAdjustment"] for s in back["StepAdjustments"]] == [-1],
        }))


@check("more than a thousand waiting turns start chat tasks and workers")
def _():
    waiting = alarm("turns-waiting")
    policies = [a.rsplit("/", 1)[-1] for a in waiting["AlarmActions"] if ":scalingPolicy:" in a]
    return unless({
        "a thousand": waiting["Threshold"] == 1000 and waiting["ComparisonOperator"] == "GreaterThanThreshold",
        "both": sorted(policies) == [f"policyName{separator}{NAME}-{name}-out" for name in ("chat", "worker") for separator in [""]]
        or sorted(p.split(NAME)[-1] for p in policies) == ["-chat-out", "-worker-out"],
    })
