package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Production code: a guard that renews on a thread of its own, which sleeps in between. */
final class ThreadGuard extends JobGuard implements AutoCloseable {
    private final Sleeper sleeper;
    private @Nullable Thread thread;

    ThreadGuard(Surroundings own) {
        super(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
        sleeper = own.clock()::sleep;
    }

    @Override
    void startHeartbeat() {
        thread = new Thread(this::beat, "heartbeat");
        thread.start();
    }

    private void beat() {
        try {
            while (true) {
                sleeper.sleep(Duration.ofMinutes(PERIOD));
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // its last job has ended
        }
    }

    @Override
    void stopHeartbeat() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public void close() {
        stopHeartbeat();
    }

    /** In production {@code Thread.sleep}. */
    private interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }
}
