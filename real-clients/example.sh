#!/usr/bin/env bash
#
# The example of docs/recipes.md for the AWS CLI.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"
aws() { "$AWS_CLI" "$@"; }

# elsewhere: java -jar testkit/target/ecs-simulator-server.jar --port 8051
SIMULATOR=${SIMULATOR:-http://127.0.0.1:8051}
export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_PAGER=''
ecs() { aws ecs "$@" --endpoint-url "$SIMULATOR"; }

ecs create-cluster --cluster-name media
ecs register-task-definition --family transcoder --container-definitions name=worker,image=example/worker,memory=512
ecs create-service --cluster media --service-name transcoder --task-definition transcoder --desired-count 1
task=$(ecs list-tasks --cluster media --query 'taskArns[0]' --output text)

ecs update-task-protection --cluster media --tasks "$task" --protection-enabled
ecs update-service --cluster media --service transcoder --desired-count 0
curl -sS "$SIMULATOR/_simulator/clock/advance" --data '{"duration":"PT2H"}'
ecs describe-tasks --cluster media --tasks "$task" --query 'tasks[].lastStatus' # STOPPED

contains "the task" STOPPED "$(ecs describe-tasks --cluster media --tasks "$task" --query 'tasks[].lastStatus')"
