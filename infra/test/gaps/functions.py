"""Functions of Lambda really run, in the Node that is given, and Secrets Manager rotates by them as AWS does."""
import io
import json
import os
import subprocess
import tempfile
import threading
import uuid
import zipfile

from moto.awslambda.utils import get_backend
from moto.rds.models import MasterUserSecret
from moto.secretsmanager.models import SecretsManagerBackend

from . import add, wrap

STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
CALL = "const [, file, name, event] = process.argv; require(file)[name](JSON.parse(event)).catch((e) => { console.error(e); process.exit(1); });"
settings = {}
unpacking = threading.Lock()


def serve(url, database):
    """Where functions find AWS, and the database that RDS pretends to have made."""
    settings.update(url=url, database=database, dir=tempfile.mkdtemp(prefix="frontdesk-functions-"))


@add(MasterUserSecret)
def _generate_secret_string(self):
    return json.dumps({"username": "frontdesk_master", "password": settings["database"]["password"]})


def unpacked(function):
    """Once: several run at the same time, and one must not read a file that another one is just writing."""
    folder = os.path.join(settings["dir"], function.code_sha_256.replace("/", "_"))
    with unpacking:
        if not os.path.exists(folder):
            zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(folder)
    return folder


def run(function, event):
    """Whether it ended well. What it wrote goes into the log."""
    folder = unpacked(function)
    file, handler = function.handler.split(".")
    database = settings["database"]
    environment = {
        **function.environment_vars,
        "PATH": os.environ["PATH"],
        "AWS_ENDPOINT_URL": settings["url"], "AWS_REGION": function.region,
        "AWS_ACCESS_KEY_ID": "function", "AWS_SECRET_ACCESS_KEY": "function",
        # The host that RDS has named does not exist; the real one is on loopback, without TLS.
        "DATABASE_HOST": "127.0.0.1", "CLIENT_HOST": "127.0.0.1", "DATABASE_PORT": str(database["port"]), "CLIENT_PARAMETERS": "", "DIRECT_PARAMETERS": "",
    }
    del environment["NODE_EXTRA_CA_CERTS"]
    done = subprocess.run(
        [database["node"], "-e", CALL, os.path.join(folder, f"{file}.js"), handler, json.dumps(event)],
        env=environment, capture_output=True, text=True, timeout=function.timeout,
    )
    print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


@add(SecretsManagerBackend)
def rotate_secret(self, secret_id, client_request_token=None, rotation_lambda_arn=None, rotation_rules=None, rotate_immediately=True):
    """As AWS: a step that fails ends it, and the next call goes on with the same version."""
    secret = self.secrets[secret_id]
    secret.rotation_requested = secret.rotation_enabled = True
    secret.rotation_lambda_arn = rotation_lambda_arn or secret.rotation_lambda_arn
    if rotation_rules:
        secret.auto_rotate_after_days = rotation_rules.get("AutomaticallyAfterDays", 0)
    if rotate_immediately:
        pending = [v for v, facts in secret.versions.items() if facts["version_stages"] == ["AWSPENDING"]]
        version = (pending or [client_request_token or str(uuid.uuid4())])[0]
        function = get_backend(self.account_id, self.region_name).get_function(secret.rotation_lambda_arn)
        for step in STEPS:
            if not run(function, {"Step": step, "SecretId": secret.arn, "ClientRequestToken": version}):
                print(f"Rotation of {secret.name} failed at {step}", flush=True)
                break
    return secret.to_short_dict()


@wrap(SecretsManagerBackend, "update_secret_version_stage")
def move_stage(old, self, secret_id, version_stage, remove_from_version_id, move_to_version_id):
    answer = old(self, secret_id, version_stage, remove_from_version_id, move_to_version_id)
    if version_stage == "AWSCURRENT":
        secret = self.secrets[secret_id]
        # Who asks for no version is given the current one, and it is pending no longer.
        secret.default_version_id = move_to_version_id
        stages = secret.versions[move_to_version_id]["version_stages"]
        stages[:] = [stage for stage in stages if stage != "AWSPENDING"]
    return answer
