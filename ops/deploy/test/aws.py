"""An AWS on loopback for the tests of the workflows: moto, with the two environments as infra/ makes them, where services
and tasks come to their end at once.

    python aws.py PORT FOLDER

Prints `ready`, and the security group of migrations. A file `bad-image` in FOLDER: ECS takes back each deployment, as its
circuit breaker does. A file `bad-migration`: tasks end with exit code 1; `slow-migration`: they run on. A file `after-stable`
holds a line for each service, `SERVICE DEFINITION`, that is moved there by somebody else after the next update.
"""

import signal
import sys
from pathlib import Path

import boto3
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ecs.models import EC2ContainerServiceBackend as Ecs
from moto.server import ThreadedMotoServer

port, folder = int(sys.argv[1]), Path(sys.argv[2])
create_service, update_service, run_task = Ecs.create_service, Ecs.update_service, Ecs.run_task


def settled(service):
    service.running_count, service.pending_count = service.desired_count, 0
    service.deployments[0].update(
        runningCount=service.desired_count, pendingCount=0, rolloutState="COMPLETED", taskDefinition=service.task_definition
    )
    return service


def create(self, *args, **kwargs):
    return settled(create_service(self, *args, **kwargs))


def update(self, properties):
    cluster = properties["cluster"]
    found, _ = self.describe_services(cluster, [properties["service"]])
    before = found[0].task_definition
    service = update_service(self, properties)
    if (folder / "bad-image").exists():
        service.task_definition = before
    settled(service)
    moved_by_others(self, cluster)
    return service


def moved_by_others(self, cluster):
    file = folder / "after-stable"
    if not file.exists():
        return
    lines = file.read_text().split("\n")
    file.unlink()
    for name, definition in (line.split() for line in lines if line):
        settled(update_service(self, {"cluster": cluster, "service": name, "task_definition": definition}))


def run(self, *args, **kwargs):
    tasks = run_task(self, *args, **kwargs)
    for task in tasks:
        task.status = "RUNNING" if (folder / "slow-migration").exists() else "STOPPED"
        task.advance = lambda: None
        for container in task.containers:
            container.exitCode = int((folder / "bad-migration").exists())
    return tasks


Ecs.create_service, Ecs.update_service, Ecs.run_task = create, update, run
if not hasattr(NetworkInterface, "private_dns_name"):
    NetworkInterface.private_dns_name = ""  # moto reads it of networks without names, too

server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
server.start()
ecs, ec2, ecr = boto3.client("ecs"), boto3.client("ec2"), boto3.client("ecr")
subnets = [subnet["SubnetId"] for subnet in ec2.describe_subnets()["Subnets"]][:2]
network = ec2.describe_subnets(SubnetIds=subnets)["Subnets"][0]["VpcId"]
group = ec2.create_security_group(GroupName="migrate", Description="migrate", VpcId=network)["GroupId"]
in_private = {"awsvpcConfiguration": {"subnets": subnets, "securityGroups": [group]}}
for cluster in ("frontdesk-staging", "frontdesk-production"):
    ecs.create_cluster(clusterName=cluster)
    for name in ("app", "backup", "embeddings"):
        ecr.create_repository(repositoryName=f"{cluster}-{name}", imageTagMutability="IMMUTABLE")
    for name in ("api", "worker", "chat", "weaviate", "migrate", "backup"):
        tag = "1.35.2" if name == "weaviate" else "0" * 40
        ecs.register_task_definition(
            family=f"{cluster}-{name}",
            networkMode="awsvpc",
            containerDefinitions=[
                {"name": "main", "image": f"registry.example/{cluster}-app:{tag}", "memory": 512},
                {"name": "collector", "image": "registry.example/collector:0.165.0", "memory": 64},
            ],
        )
        if name not in ("migrate", "backup"):
            ecs.create_service(
                cluster=cluster, serviceName=name, taskDefinition=f"{cluster}-{name}",
                desiredCount=2, launchType="FARGATE", networkConfiguration=in_private,
            )
print("ready", group, flush=True)
signal.sigwait({signal.SIGTERM, signal.SIGINT})
server.stop()
