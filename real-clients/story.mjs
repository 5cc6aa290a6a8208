// The story, told by the AWS SDK for JavaScript.

import * as sdk from '@aws-sdk/client-ecs';
import assert from 'node:assert/strict';

const simulator = process.env.SIMULATOR;
const client = new sdk.ECSClient({ endpoint: simulator });
const ecs = (operation, input) => client.send(new sdk[`${operation}Command`](input));

async function control(path, body) {
  const response = await fetch(`${simulator}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  assert.equal(response.status, 200);
  return response.json();
}

async function refused(code, call) {
  await assert.rejects(call, (error) => {
    assert.equal(error.name, code);
    assert.ok(error instanceof sdk[code], `${error} is no ${code}`);
    assert.ok(error instanceof sdk.ECSServiceException);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
}

await ecs('CreateCluster', { clusterName: 'media' });
await ecs('RegisterTaskDefinition', {
  family: 'transcoder',
  containerDefinitions: [{ name: 'worker', image: 'example/worker', memory: 512 }],
});
const service = { cluster: 'media', serviceName: 'transcoder', taskDefinition: 'transcoder', desiredCount: 2 };
const created = await ecs('CreateService', service);
assert.equal(created.service.desiredCount, 2);
assert.equal(created.service.createdAt.toISOString(), '2024-01-01T00:00:00.000Z');

const { taskArns } = await ecs('ListTasks', { cluster: 'media', serviceName: 'transcoder' });
assert.equal(taskArns.length, 2);
const busy = taskArns[1];
const protect = (tasks, expiresInMinutes) =>
  ecs('UpdateTaskProtection', { cluster: 'media', tasks, protectionEnabled: true, expiresInMinutes });

const expirationDate = new Date('2024-01-01T01:30:00Z');
assert.deepEqual((await protect([busy], 90)).protectedTasks, [
  { taskArn: busy, protectionEnabled: true, expirationDate },
]);
await ecs('UpdateService', { cluster: 'media', service: 'transcoder', desiredCount: 0 });
assert.deepEqual((await ecs('ListTasks', { cluster: 'media' })).taskArns, [busy]);
const read = () => ecs('GetTaskProtection', { cluster: 'media', tasks: [busy] });
assert.deepEqual((await read()).protectedTasks, [{ taskArn: busy, protectionEnabled: true, expirationDate }]);

await ecs('UpdateService', { cluster: 'media', service: 'transcoder', forceNewDeployment: true }); // held up by the busy task
const alone = (await ecs('RunTask', { cluster: 'media', taskDefinition: 'transcoder' })).tasks[0].taskArn;
const nobody = busy.replace(/[^/]*$/, '0123456789abcdef0123456789abcdef');
assert.deepEqual((await protect([nobody, alone, busy])).failures, [
  { arn: nobody, reason: 'MISSING' },
  { arn: alone, reason: 'TASK_NOT_VALID' },
  { arn: busy, reason: 'DEPLOYMENT_BLOCKED' },
]);

assert.equal((await control('clock/advance', { duration: 'PT2H' })).now, '2024-01-01T02:00:00Z');
assert.equal((await ecs('DescribeTasks', { cluster: 'media', tasks: [busy] })).tasks[0].lastStatus, 'STOPPED');
assert.deepEqual((await ecs('ListTasks', { cluster: 'media', serviceName: 'transcoder' })).taskArns, []);
assert.deepEqual((await read()).failures, [{ arn: busy, reason: 'TASK_NOT_VALID' }]);

await refused('ClusterNotFoundException', ecs('GetTaskProtection', { cluster: 'nowhere', tasks: [busy.split('/').at(-1)] }));
await refused('InvalidParameterException', protect([busy], 2881));
await refused('ClientException', ecs('RunTask', { cluster: 'media', taskDefinition: 'nothing' }));
const told = {
  AccessDeniedException: 400,
  ResourceNotFoundException: 400,
  ServerException: 500,
  UnsupportedFeatureException: 400,
};
for (const [code, statusCode] of Object.entries(told)) {
  const error = { code, statusCode, message: 'Told to.' };
  await control('faults', { operation: 'UpdateTaskProtection', outcome: 'refuse', error });
  await refused(code, protect([busy]));
}
