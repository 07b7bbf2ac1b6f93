"""The checks, and what they have in common."""
import functools
import os
import sys

import boto3

ENVIRONMENT = sys.argv[1]
NAME = f"frontdesk-{ENVIRONMENT}"
IS_PRODUCTION = ENVIRONMENT == "production"
ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..")
CHECKS = []


def check(name):
    """Adds a check: a function that yields what is wrong, and nothing when all is well."""

    def add(function):
        CHECKS.append((name, function))
        return function

    return add


@functools.cache
def client(service, region=None):
    return boto3.client(service, region_name=region)


def pages(service, operation, key, **asked):
    """All entries of a list that comes in pages."""
    return [entry for page in client(service).get_paginator(operation).paginate(**asked) for entry in page[key]]


def unless(facts):
    """The names of the facts that do not hold."""
    return [name for name, holds in facts.items() if not holds]


def statements(document):
    """The statements of a policy, with their actions as a list."""
    for statement in document["Statement"]:
        actions = statement.get("Action", [])
        yield {**statement, "Action": actions if isinstance(actions, list) else [actions]}
