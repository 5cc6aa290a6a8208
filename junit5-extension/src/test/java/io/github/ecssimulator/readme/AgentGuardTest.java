package io.github.ecssimulator.readme;

import io.github.ecssimulator.junit5.kit.AgentProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;

class AgentGuardTest extends AgentProtectorContract<AgentGuard> {

    @Override
    protected AgentGuard protector(Surroundings own) {
        return new AgentGuard(own.httpClient(), own.environment(), own.scheduledExecutor());
    }

    @Override
    protected boolean acquire(AgentGuard guard, String job) {
        return guard.acquire();
    }

    @Override
    protected void release(AgentGuard guard, String job) {
        guard.release();
    }
}
