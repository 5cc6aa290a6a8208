// The example of docs/recipes.md for the AWS SDK for JavaScript.

import * as sdk from '@aws-sdk/client-ecs';
import assert from 'node:assert/strict';

const simulator = process.env.SIMULATOR ?? 'http://127.0.0.1:8051';
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const ecs = new sdk.ECSClient({ endpoint: simulator, region: 'us-east-1', credentials });

await ecs.send(new sdk.CreateClusterCommand({ clusterName: 'media' }));
const containerDefinitions = [{ name: 'worker', image: 'example/worker', memory: 512 }];
await ecs.send(new sdk.RegisterTaskDefinitionCommand({ family: 'transcoder', containerDefinitions }));
const service = { cluster: 'media', serviceName: 'transcoder', taskDefinition: 'transcoder', desiredCount: 1 };
await ecs.send(new sdk.CreateServiceCommand(service));
const tasks = (await ecs.send(new sdk.ListTasksCommand({ cluster: 'media' }))).taskArns;

await ecs.send(new sdk.UpdateTaskProtectionCommand({ cluster: 'media', tasks, protectionEnabled: true }));
await ecs.send(new sdk.UpdateServiceCommand({ cluster: 'media', service: 'transcoder', desiredCount: 0 }));
await fetch(`${simulator}/_simulator/clock/advance`, { method: 'POST', body: '{"duration":"PT2H"}' });
const gone = await ecs.send(new sdk.DescribeTasksCommand({ cluster: 'media', tasks }));
assert.equal(gone.tasks[0].lastStatus, 'STOPPED');
