// The first test of docs/recipes.md for JavaScript.

import * as sdk from '@aws-sdk/client-ecs';
import FakeTimers from '@sinonjs/fake-timers';
import assert from 'node:assert/strict';
import test from 'node:test';

const simulator = process.env.SIMULATOR ?? 'http://127.0.0.1:8051';
const ecs = new sdk.ECSClient({
  endpoint: simulator,
  region: 'us-east-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

async function control(path, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await (await fetch(`${simulator}/_simulator/${path}`, request)).json();
  assert.equal(answer.error, undefined);
  return answer;
}

// The code under test: it protects its task while it works, and renews every ten minutes.
function startJob(agentUri) {
  const protect = (enabled) =>
    fetch(`${agentUri}/task-protection/v1/state`, {
      method: 'PUT',
      body: JSON.stringify({ ProtectionEnabled: enabled, ...(enabled && { ExpiresInMinutes: 15 }) }),
    });
  const job = { asked: protect(true) };
  const heartbeat = setInterval(() => (job.asked = protect(true)), 10 * 60_000);
  job.end = () => {
    clearInterval(heartbeat);
    return protect(false);
  };
  return job;
}

test('a job outlives scale-in, and its task ends with it', async () => {
  const { now } = await control('reset', { simulator: { startAt: '2026-03-01T09:00:00Z' } });
  // Only what the code under test waits by: the SDK and fetch need timers of their own.
  const timers = FakeTimers.install({ now: new Date(now), toFake: ['Date', 'setInterval', 'clearInterval'] });
  try {
    await ecs.send(new sdk.CreateClusterCommand({ clusterName: 'media' }));
    await ecs.send(
      new sdk.RegisterTaskDefinitionCommand({
        family: 'transcoder',
        taskRoleArn: 'arn:aws:iam::123456789012:role/transcoder', // without one the agent protects nothing
        containerDefinitions: [{ name: 'worker', image: 'example/worker', memory: 512 }],
      }),
    );
    const service = { cluster: 'media', serviceName: 'transcoder', taskDefinition: 'transcoder', desiredCount: 1 };
    await ecs.send(new sdk.CreateServiceCommand(service));
    const [task] = (await ecs.send(new sdk.ListTasksCommand({ cluster: 'media' }))).taskArns;

    const job = startJob((await control(`tasks/${task}/environment`)).ECS_AGENT_URI);
    await job.asked;
    await ecs.send(new sdk.UpdateServiceCommand({ cluster: 'media', service: 'transcoder', desiredCount: 0 }));
    for (let minute = 0; minute < 60; minute++) {
      await control('clock/advance', { duration: 'PT1M' }); // first the world, then the timers
      await timers.tickAsync(60_000);
      await job.asked; // what a timer began, before time moves on
    }
    assert.equal((await control(`tasks/${task}`)).lastStatus, 'RUNNING');

    await job.end();
    const stopped = await control(`tasks/${task}`);
    assert.equal(stopped.lastStatus, 'STOPPED');
    assert.equal(stopped.stoppedAt, new Date().toISOString().replace('.000Z', 'Z'));
    assert.equal((await control('complaints')).complaint, null);
  } finally {
    timers.uninstall();
  }
});
