"""Who may do what."""
import json

from . import ENVIRONMENT, NAME, check, client, pages, statements

# Actions without resources that a policy could name (Service Authorization Reference).
WITHOUT_RESOURCE = {
    "ecr:GetAuthorizationToken", "ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition", "cloudwatch:PutMetricData",
    "xray:PutTraceSegments", "xray:PutTelemetryRecords", "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
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


@check("GitHub deploys from this environment only, and looks from pull requests, without keys")
def _():
    wanted = {"deploy": f":environment:{ENVIRONMENT}", "plan": ":pull_request"}
    for name, end in wanted.items():
        document = client("iam").get_role(RoleName=f"{NAME}-{name}")["Role"]["AssumeRolePolicyDocument"]
        document = document if isinstance(document, dict) else json.loads(document)
        for statement in document["Statement"]:
            subject = statement["Condition"].get("StringEquals", {}).get("token.actions.githubusercontent.com:sub", "*")
            if not subject.endswith(end) or "*" in subject or statement["Action"] != "sts:AssumeRoleWithWebIdentity":
                yield name, subject
    if client("iam").list_users()["Users"]:
        yield "there are users, who have keys"


@check("who looks may change nothing, and reads no dump")
def _():
    attached = client("iam").list_attached_role_policies(RoleName=f"{NAME}-plan")["AttachedPolicies"]
    if [policy["PolicyName"] for policy in attached] != ["ReadOnlyAccess"]:
        yield attached
    denied = [a for role, s in own_policies() if role == "plan" and s["Effect"] == "Deny" for a in s["Action"]]
    if not {"s3:GetObject", "kms:Decrypt"} <= set(denied):
        yield denied


@check("only the migration has the owner's login")
def _():
    owner = client("secretsmanager").describe_secret(SecretId=f"frontdesk/{ENVIRONMENT}/database-owner")["ARN"]
    for role, statement in own_policies():
        if owner in statement["Resource"] and role not in ("migrate-start", "rotation"):
            yield role


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
