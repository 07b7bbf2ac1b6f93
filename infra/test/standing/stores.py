"""Database, Redis, backups, secrets."""
import functools
import json

from . import ENVIRONMENT, IS_PRODUCTION, NAME, check, client, pages, unless


@functools.cache
def database():
    return client("rds").describe_db_instances(DBInstanceIdentifier=NAME)["DBInstances"][0]


@check("the database is private, encrypted, grows, and nobody knows its master's password")
def _():
    found = database()
    return unless({
        "private": not found["PubliclyAccessible"],
        "encrypted": found["StorageEncrypted"],
        "grows": found["MaxAllocatedStorage"] >= 5 * found["AllocatedStorage"],
        "password kept by AWS": bool(found.get("MasterUserSecret")),
        "Graviton": found["DBInstanceClass"].split(".")[1].rstrip("0123456789xlarge").endswith("g") or "g." in found["DBInstanceClass"],
    })


@check("the database is backed up, and in production in two zones and protected")
def _():
    found = database()
    return unless({
        "a week of backups": found["BackupRetentionPeriod"] >= (30 if IS_PRODUCTION else 7),
        "two zones": found["MultiAZ"] or not IS_PRODUCTION,
        "protected": found["DeletionProtection"] or not IS_PRODUCTION,
    })


@check("the database takes connections with TLS only")
def _():
    parameters = pages("rds", "describe_db_parameters", "Parameters", DBParameterGroupName=NAME)
    return [] if any(p["ParameterName"] == "rds.force_ssl" and p.get("ParameterValue") == "1" for p in parameters) else ["not forced"]


@functools.cache
def redis():
    groups = pages("elasticache", "describe_replication_groups", "ReplicationGroups")
    return {g["ReplicationGroupId"].removeprefix(f"{NAME}-"): g for g in groups if g["ReplicationGroupId"].startswith(NAME)}


@check("two Valkey groups, encrypted at rest and on the way, with a password")
def _():
    if set(redis()) != {"queue", "cache"}:
        yield sorted(redis())
    for name, group in redis().items():
        if not (group["TransitEncryptionEnabled"] and group["AtRestEncryptionEnabled"]):
            yield name, "not encrypted"
        url = value_of(f"redis-{name}")["url"]
        if not url.startswith("rediss://:") or len(url.split("@")[0]) < 40:
            yield name, "no password"


@check("Redis of the queues fails over in production")
def _():
    return [] if not IS_PRODUCTION or redis()["queue"]["AutomaticFailover"] in ("enabled", "enabling") else ["does not"]


@check("queues lose no key, kept answers may")
def _():
    for name, policy in {"queue": "noeviction", "cache": "volatile-lru"}.items():
        parameters = pages("elasticache", "describe_cache_parameters", "Parameters", CacheParameterGroupName=f"{NAME}-{name}")
        if not any(p["ParameterName"] == "maxmemory-policy" and p["ParameterValue"] == policy for p in parameters):
            yield name


def bucket(kind):
    return next(b["Name"] for b in client("s3").list_buckets()["Buckets"] if b["Name"].startswith(f"{NAME}-{kind}-"))


@check("dumps cannot be deleted for a month")
def _():
    lock = client("s3").get_object_lock_configuration(Bucket=bucket("backup"))["ObjectLockConfiguration"]
    kept = lock["Rule"]["DefaultRetention"]
    return unless({"days": kept["Days"] >= 30, "mode": kept["Mode"] == "COMPLIANCE" or not IS_PRODUCTION})


@check("buckets are private, encrypted, versioned, by TLS, and forget in the end")
def _():
    s3 = client("s3")
    for name in (bucket("backup"), bucket("logs")):
        policy = json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])
        for wrong in unless({
            "private": all(s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"].values()),
            "encrypted": s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"],
            "versioned": s3.get_bucket_versioning(Bucket=name).get("Status") == "Enabled",
            "TLS": any("aws:SecureTransport" in s.get("Condition", {}).get("Bool", {}) for s in policy["Statement"]),
            "forgets": s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"],
        }):
            yield name, wrong


@check("Weaviate's files are encrypted, and reached by their own door")
def _():
    if IS_PRODUCTION:
        return
    efs = client("efs")
    (own,) = [f for f in efs.describe_file_systems()["FileSystems"] if f.get("Name") == f"{NAME}-weaviate"]
    if not own["Encrypted"]:
        yield "not encrypted"
    doors = efs.describe_access_points(FileSystemId=own["FileSystemId"])["AccessPoints"]
    if [(d["RootDirectory"]["Path"], d["PosixUser"]["Uid"]) for d in doors] != [("/weaviate", 1000)]:
        yield doors
    definition = client("ecs").describe_task_definition(taskDefinition=f"{NAME}-weaviate")["taskDefinition"]
    volumes = [v["efsVolumeConfiguration"] for v in definition["volumes"] if "efsVolumeConfiguration" in v]
    if [(v["fileSystemId"], v["transitEncryption"]) for v in volumes] != [(own["FileSystemId"], "ENABLED")]:
        yield volumes


@check("snapshots are kept apart from the database")
def _():
    plans = [p for p in pages("backup", "list_backup_plans", "BackupPlansList") if p["BackupPlanName"] == NAME]
    (rule,) = client("backup").get_backup_plan(BackupPlanId=plans[0]["BackupPlanId"])["BackupPlan"]["Rules"]
    chosen = client("backup").list_backup_selections(BackupPlanId=plans[0]["BackupPlanId"])["BackupSelectionsList"]
    return unless({"nightly": rule["Lifecycle"]["DeleteAfterDays"] >= 30, "the database": len(chosen) == 1})


def value_of(name):
    return json.loads(client("secretsmanager").get_secret_value(SecretId=f"frontdesk/{ENVIRONMENT}/{name}")["SecretString"])


@check("logins of the database are replaced by a function that has no other rights")
def _():
    for kind in ("app", "platform", "owner", "backup"):
        secret = client("secretsmanager").describe_secret(SecretId=f"frontdesk/{ENVIRONMENT}/database-{kind}")
        if not secret.get("RotationEnabled") or secret["RotationRules"].get("AutomaticallyAfterDays", 999) > 90:
            yield kind
        # Two environments in one account have one function each.
        if not secret.get("RotationLambdaARN", "").endswith(f":{NAME}-rotation"):
            yield kind, secret.get("RotationLambdaARN")


@check("the programs' secrets are random, each its own, and the admin key is left to a person")
def _():
    value = value_of("app")
    made = [value[key] for key in ("APP_SECRET", "CHAT_SHARED_SECRET", "WEAVIATE_API_KEY")]
    return unless({
        "long": all(len(secret) >= 32 for secret in made),
        "different": len(set(made)) == 3,
        "admin key": value["ADMIN_API_KEY"] == "replace-me",
    })
