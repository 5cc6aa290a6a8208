#!/usr/bin/env bash
#
# The example of README.md for the AWS CLI, on a task that this script starts.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"
aws() { "$AWS_CLI" "$@"; }

aws ecs create-cluster --cluster-name media --endpoint-url "$SIMULATOR"
aws ecs register-task-definition --family transcoder --endpoint-url "$SIMULATOR" \
  --container-definitions name=worker,image=example/worker,memory=512
aws ecs create-service --cluster media --service-name transcoder --task-definition transcoder --desired-count 1 \
  --endpoint-url "$SIMULATOR"
task=$(aws ecs list-tasks --cluster media --query 'taskArns[0]' --output text --endpoint-url "$SIMULATOR")

aws ecs update-task-protection --cluster media --tasks "$task" --protection-enabled --endpoint-url "$SIMULATOR"
aws ecs update-service --cluster media --service transcoder --desired-count 0 --endpoint-url "$SIMULATOR"
curl -sS "$SIMULATOR/_simulator/clock/advance" --data '{"duration":"PT2H"}'
aws ecs describe-tasks --cluster media --tasks "$task" --query 'tasks[].lastStatus' --endpoint-url "$SIMULATOR"

contains "the task" STOPPED \
  "$(aws ecs describe-tasks --cluster media --tasks "$task" --query 'tasks[].lastStatus' --endpoint-url "$SIMULATOR")"
