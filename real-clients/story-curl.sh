#!/usr/bin/env bash
#
# The story, told from inside the container: by curl to the agent endpoint and to the task's metadata.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

# ecs OPERATION BODY: a call of the ECS API as it goes over the wire, but for a signature.
ecs() {
  curl --silent --show-error --fail-with-body "$SIMULATOR/" --data "$2" \
    --header "X-Amz-Target: AmazonEC2ContainerServiceV20141113.$1" --header 'Content-Type: application/x-amz-json-1.1'
}

# text NAME: the first member with this name in the JSON text on standard input.
text() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

# agent [CURL OPTION...]: body and status of a call of the agent endpoint.
agent() {
  curl --silent --show-error --write-out ' %{http_code}' "$ECS_AGENT_URI/task-protection/v1/state" "$@"
}

protect() {
  agent --request PUT --header 'Content-Type: application/json' --data "$1"
}

ecs CreateCluster '{"clusterName":"media"}' >/dev/null
# Without a role the agent refuses to protect the task.
ecs RegisterTaskDefinition '{"family":"transcoder","taskRoleArn":"arn:aws:iam::123456789012:role/transcoder",
  "containerDefinitions":[{"name":"worker","image":"example/worker","memory":512}]}' >/dev/null
ecs CreateService '{"cluster":"media","serviceName":"transcoder","taskDefinition":"transcoder","desiredCount":1}' >/dev/null
task=$(ecs ListTasks '{"cluster":"media"}' | sed 's/.*\["\(.*\)"\].*/\1/')

environment=$(curl --silent --show-error --fail-with-body "$SIMULATOR/_simulator/tasks/${task##*/}/environment")
ECS_AGENT_URI=$(text ECS_AGENT_URI <<<"$environment")
metadata=$(curl --silent --show-error --fail-with-body \
  "$(text ECS_CONTAINER_METADATA_URI_V4 <<<"$environment")/task")
equals "task in the metadata" "$task" "$(text TaskARN <<<"$metadata")"
contains "family in the metadata" '"Family":"transcoder"' "$metadata"

equals "protection" \
  "{\"protection\":{\"ExpirationDate\":\"2024-01-01T01:30:00Z\",\"ProtectionEnabled\":true,\"TaskArn\":\"$task\"}} 200" \
  "$(protect '{"ProtectionEnabled":true,"ExpiresInMinutes":90}')"
ecs UpdateService '{"cluster":"media","service":"transcoder","desiredCount":0}' >/dev/null
contains "tasks after scale-in" "[\"$task\"]" "$(ecs ListTasks '{"cluster":"media"}')"
contains "protection after scale-in" '"ProtectionEnabled":true' "$(agent)"
ecs UpdateService '{"cluster":"media","service":"transcoder","forceNewDeployment":true}' >/dev/null # held up by the task
contains "failure" '"failure":{"Arn":"'"$task"'","Detail":null,"Reason":"DEPLOYMENT_BLOCKED"}' \
  "$(protect '{"ProtectionEnabled":true}')"

contains "two hours later" '"now":"2024-01-01T02:00:00Z"' "$(control clock/advance '{"duration":"PT2H"}')"
contains "a task that never was" '"reason":"MISSING"' \
  "$(ecs GetTaskProtection '{"cluster":"media","tasks":["0123456789abcdef0123456789abcdef"]}')"
contains "tasks when protection is over" '"taskArns":[]' "$(ecs ListTasks '{"cluster":"media"}')"
contains "the task is gone" '"Reason":"TASK_NOT_VALID"' "$(agent)"

for code in AccessDeniedException ClientException ClusterNotFoundException InvalidParameterException \
  ResourceNotFoundException UnsupportedFeatureException; do
  refuse_next UpdateTaskProtection "$code" 400
  answer=$(protect '{"ProtectionEnabled":true}')
  contains "$code" "\"Code\":\"$code\"" "$answer"
  contains "status of $code" " 400" "$answer"
done
refuse_next UpdateTaskProtection ServerException 500
contains "the agent tries again after a ServerException" '"Reason":"TASK_NOT_VALID"' "$(protect '{"ProtectionEnabled":true}')"

ECS_AGENT_URI=$SIMULATOR/api/00000000-0000-0000-0000-000000000000
contains "unknown task" " 404" "$(agent)"
