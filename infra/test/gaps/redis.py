"""ElastiCache: parameter groups, and the members of a replication group."""
from moto.core.responses import ActionResult
from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse

from . import add, wrap

groups: dict[str, dict] = {}
members: dict[str, dict] = {}


def named(self):
    return self._get_param("CacheParameterGroupName")


@add(ElastiCacheResponse)
def create_cache_parameter_group(self):
    arn = f"arn:aws:elasticache:{self.region}:{self.current_account}:parametergroup:{named(self)}"
    groups[named(self)] = {
        "CacheParameterGroupName": named(self),
        "CacheParameterGroupFamily": self._get_param("CacheParameterGroupFamily"),
        "Description": self._get_param("Description"),
        "ARN": arn,
        "values": {},
    }
    self.elasticache_backend.add_tags_to_resource(arn, self._get_param("Tags", []))
    return ActionResult({"CacheParameterGroup": groups[named(self)]})


@add(ElastiCacheResponse)
def modify_cache_parameter_group(self):
    for given in self._get_param("ParameterNameValues", []):
        groups[named(self)]["values"][given["ParameterName"]] = given["ParameterValue"]
    return ActionResult({"CacheParameterGroupName": named(self)})


@add(ElastiCacheResponse)
def reset_cache_parameter_group(self):
    for given in self._get_param("ParameterNameValues", []):
        groups[named(self)]["values"].pop(given["ParameterName"], None)
    return ActionResult({"CacheParameterGroupName": named(self)})


@add(ElastiCacheResponse)
def describe_cache_parameter_groups(self):
    return ActionResult({"CacheParameterGroups": [g for name, g in groups.items() if named(self) in (None, name)]})


@add(ElastiCacheResponse)
def describe_cache_parameters(self):
    values = groups[named(self)]["values"]
    constant = {"Source": "user", "IsModifiable": True, "DataType": "string"}
    return ActionResult({"Parameters": [{"ParameterName": n, "ParameterValue": v, **constant} for n, v in values.items()]})


@add(ElastiCacheResponse)
def delete_cache_parameter_group(self):
    groups.pop(named(self), None)
    return ActionResult({})


@add(ElastiCacheResponse)
def delete_cache_subnet_group(self):
    self.elasticache_backend.cache_subnet_groups.pop(self._get_param("CacheSubnetGroupName"), None)
    return ActionResult({})


@add(ElastiCacheBackend)
def list_tags_for_resource(self, arn):
    # moto knows those of clusters only.
    return self.tagging_service.list_tags_for_resource(arn)


@wrap(ElastiCacheResponse, "create_replication_group")
def create_replication_group(old, self):
    answer = old(self)
    group = answer.result["ReplicationGroup"]
    # moto makes one member, whatever was asked for.
    for number in range(len(group.member_clusters) + 1, (self._get_int_param("NumCacheClusters") or 1) + 1):
        group.member_clusters.append(f"{group.replication_group_id}-{number:0>3}")
    for member in group.member_clusters:
        members[member] = member_of(self, group, member)
    return answer


def member_of(self, group, member):
    return {
        "CacheClusterId": member,
        "ARN": f"arn:aws:elasticache:{self.region}:{self.current_account}:cluster:{member}",
        "ReplicationGroupId": group.replication_group_id,
        "CacheClusterStatus": "available",
        "Engine": self._get_param("Engine"),
        "EngineVersion": f"{self._get_param('EngineVersion')}.0"[:5],
        "CacheNodeType": self._get_param("CacheNodeType"),
        "NumCacheNodes": 1,
        "CacheSubnetGroupName": self._get_param("CacheSubnetGroupName"),
        "CacheParameterGroup": {"CacheParameterGroupName": named(self)},
        "SecurityGroups": [{"SecurityGroupId": g, "Status": "active"} for g in self._get_param("SecurityGroupIds", [])],
        "PreferredMaintenanceWindow": self._get_param("PreferredMaintenanceWindow"),
        "SnapshotWindow": self._get_param("SnapshotWindow"),
        "SnapshotRetentionLimit": self._get_int_param("SnapshotRetentionLimit"),
        "AutoMinorVersionUpgrade": True,
        "AuthTokenEnabled": bool(self._get_param("AuthToken")),
        "TransitEncryptionEnabled": self._get_param("TransitEncryptionEnabled") in (True, "true"),
        "AtRestEncryptionEnabled": self._get_param("AtRestEncryptionEnabled") in (True, "true"),
    }


@wrap(ElastiCacheResponse, "describe_cache_clusters")
def describe_cache_clusters(old, self):
    member = members.get(self._get_param("CacheClusterId"))
    return ActionResult({"CacheClusters": [member]}) if member else old(self)


@wrap(ElastiCacheResponse, "delete_replication_group")
def delete_replication_group(old, self):
    answer = old(self)
    # moto leaves it in `deleting` for ever.
    name = self._get_param("ReplicationGroupId")
    self.elasticache_backend.replication_groups.pop(name, None)
    for member in [m for m, facts in members.items() if facts["ReplicationGroupId"] == name]:
        del members[member]
    return answer
