"""An AWS on loopback: moto, with the few calls that Terraform's provider makes and moto lacks.

    python local_aws.py PORT      RDS_DATABASE: what it pretends that RDS has made (scripts/lib/infra/local-aws.mjs)

What even so is not there is refused at once with 501: at moto's own 500 the provider would try again for many minutes.
"""
import json
import os
import sys

PORT = int(sys.argv[1])
# Before moto is imported: else AWS's own policies, such as AmazonECSTaskExecutionRolePolicy, do not exist.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.core.responses import BaseResponse
from moto.server import main

from gaps import backup, functions, programs, redis, small, tags  # noqa: F401  each fills its gaps

answer = BaseResponse.call_action


def answer_or_refuse(self):
    # What a plan asks, its role must be allowed (scripts/lib/infra/check.mjs).
    print(f"called: {self.service_name}:{self._get_action()}", flush=True)
    try:
        return answer(self)
    except NotImplementedError:
        what = f"{self.service_name}.{self._get_action()}"
        print(f"not in moto: {what}", flush=True)
        return 501, {}, json.dumps({"__type": "NotInMoto", "message": f"{what} is not in moto"})


BaseResponse.call_action = answer_or_refuse

if __name__ == "__main__":
    functions.serve(f"http://127.0.0.1:{PORT}", json.loads(os.environ["RDS_DATABASE"]))
    main(["-H", "127.0.0.1", "-p", str(PORT)])
