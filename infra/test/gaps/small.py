"""Small things that a second plan would see as a change."""
import uuid

from moto.cloudfront.models import DefaultCacheBehaviour, ViewerCertificate
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.rds.responses import RDSResponse
from moto.s3.models import S3Backend

from . import wrap


def description(self):
    """Of rules whose other end is a group or a prefix list, too."""
    own = self.ip_range.get("Description") or self.source_group.get("Description")
    return own or getattr(self, "of_prefix_list", None)


SecurityGroupRule.description = property(description)


@wrap(SecurityGroupRule, "__init__")
def rule(old, self, *args, **kwargs):
    old(self, *args, **kwargs)
    for given in (*args, *kwargs.values()):
        if isinstance(given, dict) and "PrefixListId" in given:
            self.of_prefix_list = given.get("Description")


@wrap(ViewerCertificate, "__init__")
def certificate(old, self, settings):
    old(self, settings)
    if self.acm_certificate_arn:
        self.cloud_front_default_certificate = False
        self.certificate_source = "acm"


@wrap(DefaultCacheBehaviour, "__init__")
def behaviour(old, self, settings):
    old(self, settings)
    # A policy takes their place.
    if settings.get("CachePolicyId"):
        self.forwarded_values = None


@wrap(RDSResponse, "create_db_instance")
def create_db_instance(old, self):
    answer = old(self)
    database = answer.result["DBInstance"]
    database.performance_insights_enabled = bool(self.params.get("EnablePerformanceInsights"))
    database.performance_insights_kms_key_id = self.params.get("PerformanceInsightsKMSKeyId")
    # moto gives every database the same id, and the provider finds a database by it.
    database.dbi_resource_id = "db-" + uuid.uuid4().hex[:26].upper()
    return answer


@wrap(RDSResponse, "describe_db_parameters")
def describe_db_parameters(old, self):
    answer = old(self)
    answer.result["Parameters"] = [{"Source": "user", **p} for p in answer.result["Parameters"]]
    return answer


@wrap(S3Backend, "put_object_lock_configuration")
def put_object_lock_configuration(old, self, bucket_name, *args, **kwargs):
    # S3 takes another retention for a bucket that holds something; moto does not.
    bucket = self.get_bucket(bucket_name)
    kept, bucket.keys = bucket.keys, type(bucket.keys)()
    try:
        old(self, bucket_name, *args, **kwargs)
    finally:
        bucket.keys = kept
