"""Who may do what."""
import json

from . import ENVIRONMENT, IS_PRODUCTION, NAME, check, client, pages, statements

# Actions without resources that a policy could name (Service Authorization Reference).
WITHOUT_RESOURCE = {
    "ecr:GetAuthorizationToken", "ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition", "cloudwatch:PutMetricData",
    "xray:PutTraceSegments", "xray:PutTelemetryRecords", "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    "secretsmanager:GetRandomPassword",
}


def roles():
    return [role for role in pages("iam", "list_roles", "Roles") if role["RoleName"].startswith(f"{NAME}-")]


def own_policies():
    for role in roles():
        for name in client("iam").list_role_policies(RoleName=role["RoleName"])["PolicyNames"]:
            document = client("iam").get_role_policy(RoleName=role["RoleName"], PolicyName=name)["PolicyDocument"]
            for statement in statements(document):
                yield role["RoleName"].removeprefix(f"{NAME}-"), statement


@check("no role may do everything, or anything to everything")
def _():
    if len(list(own_policies())) < 15:
        yield "hardly any policy"
    for role, statement in own_policies():
        if statement["Effect"] == "Deny":
            continue
        if any(action == "*" or action.endswith(":*") for action in statement["Action"]):
            yield role, statement["Action"]
        if statement["Resource"] == "*" and not set(statement["Action"]) <= WITHOUT_RESOURCE:
            yield role, statement["Action"]


@check("GitHub deploys from this environment only, and plans from the one for it, without keys")
def _():
    wanted = {"deploy": f":environment:{ENVIRONMENT}", "plan": f":environment:{ENVIRONMENT}-plan"}
    if IS_PRODUCTION:
        wanted["drill"] = ":environment:drill"
    for name, end in wanted.items():
        document = client("iam").get_role(RoleName=f"{NAME}-{name}")["Role"]["AssumeRolePolicyDocument"]
        document = document if isinstance(document, dict) else json.loads(document)
        for statement in document["Statement"]:
            subject = statement["Condition"].get("StringEquals", {}).get("token.actions.githubusercontent.com:sub", "*")
            if not subject.endswith(end) or "*" in subject or statement["Action"] != "sts:AssumeRoleWithWebIdentity":
                yield name, subject
    if client("iam").list_users()["Users"]:
        yield "there are users, who have keys"


def rights(role):
    """Each action that a role has, with the resource and the condition: all of its own, for none is attached."""
    attached = client("iam").list_attached_role_policies(RoleName=f"{NAME}-{role}")["AttachedPolicies"]
    yield from (("attached", policy["PolicyName"], {}) for policy in attached)
    for owner, statement in own_policies():
        if owner == role:
            resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
            for action in statement["Action"]:
                yield from ((action, resource, statement.get("Condition", {})) for resource in resources)


def beyond(role, wanted):
    """What a role may do, or lacks, beside the actions that are wanted, each for resources that end so."""
    found = list(rights(role))
    yield from ((action, resource) for action, resource, _ in found if not resource.endswith(wanted.get(action, "\0")))
    yield from (set(wanted) - {action for action, _, _ in found})


@check("who plans reads the state, and nothing else of ours")
def _():
    return beyond("plan", {
        "s3:GetObject": f"/frontdesk/{ENVIRONMENT}.tfstate", "s3:ListBucket": "", "ecs:DescribeServices": "",
        "ecs:DescribeTaskDefinition": "*", "secretsmanager:GetRandomPassword": "*",
    })


def by_s3_only(role):
    for action, _, condition in rights(role):
        if action.startswith("kms:") and not condition.get("StringEquals", {}).get("kms:ViaService", "").startswith("s3."):
            yield action


@check("who dumps can open, change and delete no dump")
def _():
    shell = set() if IS_PRODUCTION else {a for a, _, _ in rights("backup") if a.startswith("ssmmessages:")}
    yield from beyond("backup", {
        "s3:PutObject": "/dumps/*", "s3:AbortMultipartUpload": "/dumps/*", "s3:GetObject": "/dumps/*/manifest.json",
        "s3:ListBucket": "", "kms:GenerateDataKey": "", "kms:Decrypt": "", **{action: "*" for action in shell},
    })
    yield from by_s3_only("backup")


@check("the drill reads dumps, says that it went well, and no more")
def _():
    if IS_PRODUCTION:
        yield from beyond("drill", {"s3:GetObject": "/dumps/*", "s3:ListBucket": "", "kms:Decrypt": "", "cloudwatch:PutMetricData": "*"})
        yield from by_s3_only("drill")


@check("only the migration has the owner's login, and only the backup the one that sees all businesses")
def _():
    for kind, holders in {"owner": ("migrate-start", "rotation"), "backup": ("backup-start", "rotation")}.items():
        secret = client("secretsmanager").describe_secret(SecretId=f"frontdesk/{ENVIRONMENT}/database-{kind}")["ARN"]
        yield from ((kind, role) for role, statement in own_policies() if secret in statement["Resource"] and role not in holders)


@check("services that take a role do so for this account only")
def _():
    for role in roles():
        document = role["AssumeRolePolicyDocument"]
        document = document if isinstance(document, dict) else json.loads(document)
        for statement in document["Statement"]:
            service = statement["Principal"].get("Service", "")
            if service in ("ecs-tasks.amazonaws.com", "scheduler.amazonaws.com", "vpc-flow-logs.amazonaws.com"):
                if "aws:SourceAccount" not in statement.get("Condition", {}).get("StringEquals", {}):
                    yield role["RoleName"]


@check("the key of all that is stored is replaced every year")
def _():
    aliases = pages("kms", "list_aliases", "Aliases")
    (own,) = [a["TargetKeyId"] for a in aliases if a["AliasName"] == f"alias/{NAME}"]
    return [] if client("kms").get_key_rotation_status(KeyId=own)["KeyRotationEnabled"] else ["never"]
