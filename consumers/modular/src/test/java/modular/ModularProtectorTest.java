package modular;

import io.github.ecssimulator.junit5.kit.ProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A protector by the contract, whose tests are inherited from another module. */
class ModularProtectorTest extends ProtectorContract<ModularProtectorTest.Protector> {
    @Override
    protected Protector protector(Surroundings own) {
        return new Protector(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
    }

    @Override
    protected boolean acquire(Protector protector, String job) {
        return protector.add(1);
    }

    @Override
    protected void release(Protector protector, String job) {
        protector.add(-1);
    }

    static final class Protector {
        private final EcsClient ecs;
        private final String cluster;
        private final String task;
        private int jobs;

        Protector(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer) {
            this.ecs = ecs;
            this.cluster = cluster;
            this.task = task;
            timer.scheduleWithFixedDelay(() -> add(0), 10, 10, TimeUnit.MINUTES);
        }

        synchronized boolean add(int more) {
            jobs += more;
            boolean granted = tell();
            jobs -= granted || more < 0 ? 0 : more;
            return granted;
        }

        private boolean tell() {
            try {
                return ecs.updateTaskProtection(
                                r -> r.cluster(cluster).tasks(task).protectionEnabled(jobs > 0))
                        .failures()
                        .isEmpty();
            } catch (SdkException e) {
                return false;
            }
        }
    }
}
