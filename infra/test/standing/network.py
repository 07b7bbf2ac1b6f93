"""VPC, ways in and out, load balancer, firewall, edge."""
import functools

from . import IS_PRODUCTION, NAME, check, client, pages, unless

HTTPS = (443, 443, "tcp")


@functools.cache
def vpc():
    (one,) = client("ec2").describe_vpcs(Filters=[{"Name": "tag:Name", "Values": [NAME]}])["Vpcs"]
    return one["VpcId"]


def in_vpc(operation, key):
    return pages("ec2", operation, key, Filters=[{"Name": "vpc-id", "Values": [vpc()]}])


@functools.cache
def groups():
    return {group["GroupId"]: group for group in in_vpc("describe_security_groups", "SecurityGroups")}


def name_of(group):
    return group["GroupName"].removeprefix(f"{NAME}-")


def open_to_the_world(permissions):
    for permission in permissions:
        ranges = [r["CidrIp"] for r in permission["IpRanges"]] + [r["CidrIpv6"] for r in permission.get("Ipv6Ranges", [])]
        if "0.0.0.0/0" in ranges or "::/0" in ranges:
            yield permission.get("FromPort", -1), permission.get("ToPort", -1), permission["IpProtocol"]


@check("only the load balancer is open to the world, on 80 and 443")
def _():
    for group in groups().values():
        for ports in open_to_the_world(group["IpPermissions"]):
            if name_of(group) != "balancer" or ports not in [(80, 80, "tcp"), HTTPS]:
                yield name_of(group), ports


@check("nothing leaves but HTTPS, and what other services of the VPC are asked")
def _():
    for group in groups().values():
        for permission in group["IpPermissionsEgress"]:
            outside = permission["PrefixListIds"] or list(open_to_the_world([permission]))
            if outside and (permission.get("FromPort"), permission.get("ToPort"), permission["IpProtocol"]) != HTTPS:
                yield name_of(group), permission.get("FromPort"), permission["IpProtocol"]
            if list(open_to_the_world([permission])):
                yield name_of(group), "by address, not by prefix list"


@check("stores have no way out")
def _():
    for group in groups().values():
        if name_of(group) in ("database", "redis", "default") and group["IpPermissionsEgress"]:
            yield name_of(group)
    tables = in_vpc("describe_route_tables", "RouteTables")
    subnets = {s["SubnetId"] for s in in_vpc("describe_subnets", "Subnets") if {"Key": "Tier", "Value": "data"} in s["Tags"]}
    if not subnets:
        yield "no subnets"
    for table in tables:
        if subnets & {a.get("SubnetId") for a in table["Associations"]}:
            yield from (r for r in table["Routes"] if r.get("GatewayId") != "local")


@check("the stores are reached by those that use them only")
def _():
    callers = {"database": {"api", "worker", "chat", "migrate", "rotation", "backup"}, "redis": {"api", "worker", "chat"}}
    for group in groups().values():
        if name_of(group) in callers:
            pairs = [p["GroupId"] for permission in group["IpPermissions"] for p in permission["UserIdGroupPairs"]]
            found = {name_of(groups()[pair]) for pair in pairs}
            if found != callers[name_of(group)]:
                yield name_of(group), sorted(found)


@check("the networks' own lists let out HTTPS only")
def _():
    lists = in_vpc("describe_network_acls", "NetworkAcls")
    own = [acl for acl in lists if not acl["IsDefault"]]
    if len(own) != 2 or sum(len(acl["Associations"]) for acl in own) != 4:
        yield "not two lists for four subnets"
    for acl in own:
        for entry in acl["Entries"]:
            if entry["Egress"] and entry["RuleAction"] == "allow" and entry["CidrBlock"] == "0.0.0.0/0":
                ports = entry.get("PortRange", {})
                if entry["Protocol"] != "6" or (ports.get("From"), ports.get("To")) != (443, 443):
                    yield entry


@check("flow logs of all traffic, from the first day")
def _():
    logs = [f for f in client("ec2").describe_flow_logs()["FlowLogs"] if f["ResourceId"] == vpc()]
    return [] if [f for f in logs if f["TrafficType"] == "ALL"] else ["none"]


@check("attempts that were refused on the way out are counted")
def _():
    filters = pages("logs", "describe_metric_filters", "metricFilters", logGroupName=f"/frontdesk/{NAME.split('-')[1]}/flow")
    return [] if any("REJECT" in f["filterPattern"] for f in filters) else ["no filter"]


@functools.cache
def balancer():
    return client("elbv2").describe_load_balancers(Names=[NAME])["LoadBalancers"][0]["LoadBalancerArn"]


@check("every path of the product reaches it, and sockets stay with their task")
def _():
    elb = client("elbv2")
    listener = next(one for one in elb.describe_listeners(LoadBalancerArn=balancer())["Listeners"] if one["Port"] == 443)
    targets = {}
    for rule in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]:
        for condition in rule["Conditions"]:
            for path in condition.get("Values") or condition["PathPatternConfig"]["Values"]:
                targets[path] = rule["Actions"][0]["TargetGroupArn"]
    wanted = ["/", "/v1/*", "/api/*", "/widget.js", "/widget/*", "/assets/*", "/admin/*", "/console/*", "/docs*", "/health/ready"]
    yield from (path for path in [*wanted, "/socket.io/*"] if path not in targets)
    attributes = elb.describe_target_group_attributes(TargetGroupArn=targets["/socket.io/*"])["Attributes"]
    if {"Key": "stickiness.enabled", "Value": "true"} not in attributes:
        yield "sockets are not sticky"


@check("port 80 only leads to HTTPS, which is TLS 1.2 at least")
def _():
    for listener in client("elbv2").describe_listeners(LoadBalancerArn=balancer())["Listeners"]:
        if listener["Port"] == 80 and listener["DefaultActions"][0]["Type"] != "redirect":
            yield listener["DefaultActions"]
        if listener["Port"] == 443 and "TLS13-1-2" not in listener["SslPolicy"]:
            yield listener["SslPolicy"]


@check("a firewall stands before the load balancer")
def _():
    rules = client("wafv2").get_web_acl_for_resource(ResourceArn=balancer())["WebACL"]["Rules"]
    groups_of = [r["Statement"].get("ManagedRuleGroupStatement", {}).get("Name") for r in rules]
    yield from unless({
        "rate": any("RateBasedStatement" in r["Statement"] and "Block" in r.get("Action", {}) for r in rules),
        **{name: name in groups_of for name in (
            "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesCommonRuleSet", "AWSManagedRulesSQLiRuleSet",
        )},
    })


@check("the edge serves widget and console by HTTPS")
def _():
    distributions = client("cloudfront").list_distributions()["DistributionList"]["Items"]
    (own,) = [d for d in distributions if d["Comment"] == NAME]
    settings = client("cloudfront").get_distribution_config(Id=own["Id"])["DistributionConfig"]
    yield from unless({
        "redirects": settings["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "redirect-to-https",
        "TLS": settings["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021",
        "only reads": settings["DefaultCacheBehavior"]["AllowedMethods"]["Quantity"] == 2,
    })


@check("the API is looked at from outside")
def _():
    probes = [h["HealthCheckConfig"] for h in pages("route53", "list_health_checks", "HealthChecks")]
    return [] if any(p["ResourcePath"] == "/health/ready" and p["Type"] == "HTTPS" for p in probes) else [probes]
