// The example of README.md for the AWS SDK for JavaScript.

import * as sdk from '@aws-sdk/client-ecs';
import assert from 'node:assert/strict';

const { DescribeTasksCommand, ECSClient, UpdateServiceCommand, UpdateTaskProtectionCommand } = sdk;
const simulator = process.env.SIMULATOR;

const ecs = new ECSClient({ endpoint: simulator });
const tasks = [await startTask(ecs)];
await ecs.send(new UpdateTaskProtectionCommand({ cluster: 'media', tasks, protectionEnabled: true }));
await ecs.send(new UpdateServiceCommand({ cluster: 'media', service: 'transcoder', desiredCount: 0 }));
await fetch(`${simulator}/_simulator/clock/advance`, { method: 'POST', body: '{"duration":"PT2H"}' });
const gone = await ecs.send(new DescribeTasksCommand({ cluster: 'media', tasks }));
assert.equal(gone.tasks[0].lastStatus, 'STOPPED');

async function startTask(ecs) {
  await ecs.send(new sdk.CreateClusterCommand({ clusterName: 'media' }));
  const containerDefinitions = [{ name: 'worker', image: 'example/worker', memory: 512 }];
  await ecs.send(new sdk.RegisterTaskDefinitionCommand({ family: 'transcoder', containerDefinitions }));
  const service = { cluster: 'media', serviceName: 'transcoder', taskDefinition: 'transcoder', desiredCount: 1 };
  await ecs.send(new sdk.CreateServiceCommand(service));
  return (await ecs.send(new sdk.ListTasksCommand({ cluster: 'media' }))).taskArns[0];
}
