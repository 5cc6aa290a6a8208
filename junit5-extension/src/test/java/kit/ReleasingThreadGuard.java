package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Production code: a guard whose releases are sent by a thread of its own, for nobody waits for them. */
final class ReleasingThreadGuard extends JobGuard implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    ReleasingThreadGuard(Surroundings own) {
        super(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
    }

    @Override
    void clear() {
        thread.execute(super::clear);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
