#!/usr/bin/env bash
#
# The story, told by the AWS CLI.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

ecs() {
  "$AWS_CLI" ecs "$@" --endpoint-url "$SIMULATOR" --output text
}

# refused CODE COMMAND...: the CLI says so with exit code 254 and the name of the error.
refused() {
  local code=$1 output status=0
  shift
  output=$(ecs "$@" 2>&1) || status=$?
  equals "exit code of $code" 254 "$status"
  contains "$code" "An error occurred ($code) when calling the " "$output"
}

ecs create-cluster --cluster-name media >/dev/null
ecs register-task-definition --family transcoder \
  --container-definitions name=worker,image=example/worker,memory=512 >/dev/null
equals "desired count" 2 "$(ecs create-service --cluster media --service-name transcoder --task-definition transcoder \
  --desired-count 2 --query service.desiredCount)"

read -r -a tasks < <(ecs list-tasks --cluster media --service-name transcoder --query taskArns)
equals "running tasks" 2 "${#tasks[@]}"
busy=${tasks[1]}

equals "protection" $'True\t2024-01-01T01:30:00+00:00' "$(ecs update-task-protection --cluster media --tasks "$busy" \
  --protection-enabled --expires-in-minutes 90 --query 'protectedTasks[0].[protectionEnabled,expirationDate]')"
equals "desired count after scale-in" 0 "$(ecs update-service --cluster media --service transcoder --desired-count 0 \
  --query service.desiredCount)"
equals "tasks after scale-in" "$busy" "$(ecs list-tasks --cluster media --query taskArns)"
equals "protection after scale-in" True "$(ecs get-task-protection --cluster media --tasks "$busy" \
  --query 'protectedTasks[0].protectionEnabled')"

ecs update-service --cluster media --service transcoder --force-new-deployment >/dev/null # held up by the busy task
alone=$(ecs run-task --cluster media --task-definition transcoder --query 'tasks[0].taskArn')
nobody=${busy%/*}/0123456789abcdef0123456789abcdef
equals "failures" $'MISSING\tTASK_NOT_VALID\tDEPLOYMENT_BLOCKED' "$(ecs update-task-protection --cluster media \
  --tasks "$nobody" "$alone" "$busy" --protection-enabled --query 'failures[].reason')"

contains "two hours later" '"now":"2024-01-01T02:00:00Z"' "$(control clock/advance '{"duration":"PT2H"}')"
equals "status when protection is over" STOPPED "$(ecs describe-tasks --cluster media --tasks "$busy" \
  --query 'tasks[0].lastStatus')"
equals "tasks when protection is over" "" "$(ecs list-tasks --cluster media --service-name transcoder --query taskArns)"
equals "the task is gone" TASK_NOT_VALID "$(ecs get-task-protection --cluster media --tasks "$busy" \
  --query 'failures[0].reason')"

refused ClusterNotFoundException get-task-protection --cluster nowhere --tasks "${busy##*/}"
refused InvalidParameterException update-task-protection --cluster media --tasks "$busy" --protection-enabled \
  --expires-in-minutes 2881
refused ClientException run-task --cluster media --task-definition nothing
for error in AccessDeniedException:400 ResourceNotFoundException:400 ServerException:500 UnsupportedFeatureException:400; do
  refuse_next UpdateTaskProtection "${error%:*}" "${error#*:}"
  refused "${error%:*}" update-task-protection --cluster media --tasks "$busy" --protection-enabled
done
