#!/usr/bin/env bash
#
# What the AWS CLI describes can be created again, and is described equal then; and its waiter ends where calls move the time.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

ecs() {
  "$AWS_CLI" ecs "$@" --endpoint-url "$SIMULATOR"
}

# input KIND: the described resource, without what only ECS says of it.
input() {
  node -e '
    const described = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const mine = {
      service: ["clusterArn", "createdAt", "createdBy", "deployments", "events", "pendingCount", "runningCount", "serviceArn",
        "status", "roleArn", "currentServiceDeployment", "currentServiceRevisions"],
      definition: ["taskDefinitionArn", "revision", "status", "compatibilities", "registeredAt", "registeredBy",
        "requiresAttributes"],
    };
    mine[process.argv[1]].forEach((member) => delete described[member]);
    console.log(JSON.stringify(described));
  ' "$1"
}

describe_both() {
  ecs describe-task-definition --task-definition transcoder --query taskDefinition | input definition
  ecs describe-services --cluster media --services transcoder --query 'services[0]' | input service
}

ecs create-cluster --cluster-name media >/dev/null
ecs register-task-definition --family transcoder --task-role-arn arn:aws:iam::123456789012:role/worker \
  --container-definitions name=worker,image=example/worker,memory=512,stopTimeout=90 >/dev/null
ecs create-service --cluster media --service-name transcoder --task-definition transcoder --desired-count 2 \
  --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true},minimumHealthyPercent=50' >/dev/null
before=$(describe_both)
definition=$(head -n 1 <<<"$before")
service=$(tail -n 1 <<<"$before")

control reset '{"simulator": {"taskTimings": "realistic", "pollStep": "PT5M"}}' >/dev/null
ecs create-cluster --cluster-name media >/dev/null
ecs register-task-definition --cli-input-json "$definition" >/dev/null
ecs create-service --cluster media --cli-input-json "$service" >/dev/null
ecs wait services-stable --cluster media --services transcoder # its second look finds that the first moved the time
equals "what was created again" "$before" "$(describe_both)"
equals "running tasks" 2 "$(ecs describe-services --cluster media --services transcoder --query 'services[0].runningCount')"
