"""ECS: what a service was asked for, and deployments that come to an end."""
import datetime

from moto.ecs.responses import EC2ContainerServiceResponse

from . import wrap

# moto forgets these; without them the second plan would replace every service.
KEPT = {
    "capacityProviderStrategy": "capacity_provider_strategy",
    "enableExecuteCommand": "enable_execute_command",
    "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    "deploymentConfiguration": "deployment_configuration",
    "availabilityZoneRebalancing": "availability_zone_rebalancing",
}


def keep(old, self):
    answer = old(self)
    service = answer.result["service"]
    for sent, attribute in KEPT.items():
        if self._get_param(sent) is not None:
            setattr(service, attribute, self._get_param(sent))
    if getattr(service, "capacity_provider_strategy", None):
        service.launch_type = None
    # Every deployment ends at once, and well.
    service.running_count, service.pending_count = service.desired_count, 0
    now = datetime.datetime.now(datetime.timezone.utc)
    for deployment in service.deployments:
        deployment.update(
            runningCount=service.desired_count, pendingCount=0, rolloutState="COMPLETED", updatedAt=now,
            taskDefinition=service.task_definition,
        )
    return answer


for name in ("create_service", "update_service"):
    wrap(EC2ContainerServiceResponse, name)(keep)
