package io.github.ecssimulator.readme;

import io.github.ecssimulator.junit5.kit.ProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;

class JobGuardTest extends ProtectorContract<JobGuard> {

    @Override
    protected JobGuard protector(Surroundings own) {
        return new JobGuard(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
    }

    @Override
    protected boolean acquire(JobGuard guard, String job) {
        return guard.acquire();
    }

    @Override
    protected void release(JobGuard guard, String job) {
        guard.release();
    }
}
