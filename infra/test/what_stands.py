"""What stands after `terraform apply`, asked of AWS itself, not of Terraform's state.

    python what_stands.py ENVIRONMENT        AWS_ENDPOINT_URL names the AWS that is asked

Prints a line for each check, `ok - …` or `not ok - …: what is wrong`; ends with 1 when one is not ok.
"""
import sys

from standing import CHECKS
from standing import network, stores, programs, people, access  # noqa: F401  each adds its checks

failed = 0
for name, check in CHECKS:
    try:
        wrong = list(check())
    except Exception as error:  # a thing that does not exist is as wrong as one that is made wrongly
        wrong = [f"{type(error).__name__} {error}"]
    failed += bool(wrong)
    print(f"not ok - {name}: {wrong[:5]}" if wrong else f"ok - {name}")
sys.exit(failed > 0)
