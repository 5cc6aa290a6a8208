package io.github.ecssimulator.readme.guide.step9;

import io.github.ecssimulator.junit5.kit.ProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;

class ProtectionTest extends ProtectorContract<Protection> {

    @Override
    protected Protection protector(Surroundings own) {
        return new Protection(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
    }

    @Override
    protected boolean acquire(Protection protection, String job) {
        return protection.acquire();
    }

    @Override
    protected void release(Protection protection, String job) {
        protection.release();
    }
}
