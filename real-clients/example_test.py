# The first test of docs/recipes.md for Python.

import json
import os
import unittest
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3
from freezegun import freeze_time

SIMULATOR = os.environ.get("SIMULATOR", "http://127.0.0.1:8051")


def call(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, method=method)) as answer:
        return json.load(answer)


def control(path, body=None):
    return call("GET" if body is None else "POST", f"{SIMULATOR}/_simulator/{path}", body)


class Job:
    """The code under test: it protects its task while it works, and renews every ten minutes."""

    def __init__(self, agent_uri, clock):
        self.uri, self.clock = f"{agent_uri}/task-protection/v1/state", clock
        self.renew()

    def renew(self):
        self.renewed = self.clock()
        call("PUT", self.uri, {"ProtectionEnabled": True, "ExpiresInMinutes": 15})

    def work(self):
        if (self.clock() - self.renewed).total_seconds() >= 600:
            self.renew()

    def end(self):
        call("PUT", self.uri, {"ProtectionEnabled": False})


class FirstTest(unittest.TestCase):
    def test_a_job_outlives_scale_in_and_its_task_ends_with_it(self):
        started = control("reset", {"simulator": {"startAt": "2026-03-01T09:00:00Z"}})
        ecs = boto3.client("ecs", "us-east-1", endpoint_url=SIMULATOR,
                           aws_access_key_id="any", aws_secret_access_key="any")
        with freeze_time(started["now"]) as frozen:
            ecs.create_cluster(clusterName="media")
            ecs.register_task_definition(
                family="transcoder",
                taskRoleArn="arn:aws:iam::123456789012:role/transcoder",  # without one the agent protects nothing
                containerDefinitions=[{"name": "worker", "image": "example/worker", "memory": 512}])
            ecs.create_service(cluster="media", serviceName="transcoder", taskDefinition="transcoder", desiredCount=1)
            task = ecs.list_tasks(cluster="media")["taskArns"][0]

            job = Job(control(f"tasks/{task}/environment")["ECS_AGENT_URI"], lambda: datetime.now(timezone.utc))
            ecs.update_service(cluster="media", service="transcoder", desiredCount=0)
            for _ in range(60):
                control("clock/advance", {"duration": "PT1M"})  # first the world, then Python's clock
                frozen.tick(timedelta(minutes=1))
                job.work()
            self.assertEqual("RUNNING", control(f"tasks/{task}")["lastStatus"])

            job.end()
            stopped = control(f"tasks/{task}")
            self.assertEqual("STOPPED", stopped["lastStatus"])
            self.assertEqual("2026-03-01T10:00:00Z", stopped["stoppedAt"])
            self.assertIsNone(control("complaints")["complaint"])


if __name__ == "__main__":
    unittest.main()
