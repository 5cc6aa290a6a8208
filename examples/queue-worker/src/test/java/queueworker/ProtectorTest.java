package queueworker;

import io.github.ecssimulator.junit5.kit.ProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;

class ProtectorTest extends ProtectorContract<Protector> {
    @Override
    protected Protector protector(Surroundings own) {
        return new Protector(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
    }

    @Override
    protected boolean acquire(Protector protector, String job) {
        return protector.acquire();
    }

    @Override
    protected void release(Protector protector, String job) {
        protector.release();
    }
}
