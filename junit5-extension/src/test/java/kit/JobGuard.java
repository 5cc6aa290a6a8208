package kit;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Production code: protects its task by the SDK while it has jobs, and renews with a timer. */
class JobGuard {
    static final int WINDOW = 60;
    static final int PERIOD = 20;

    private final EcsClient ecs;
    private final String cluster;
    private final String task;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private int jobs;
    private boolean down;
    private Instant protectedUntil = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> heartbeat;

    JobGuard(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer, Clock clock) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
        this.timer = timer;
        this.clock = clock;
    }

    synchronized boolean acquire() {
        if (down) {
            return false;
        }
        if (jobs == 0) {
            if (!protect()) {
                return false;
            }
            startHeartbeat();
        }
        jobs++;
        return true;
    }

    synchronized void release() {
        jobs--;
        if (jobs == 0) {
            end();
        }
    }

    void end() {
        stopHeartbeat();
        clear();
    }

    /** The task got SIGTERM: its jobs may end, and none begins any more. */
    synchronized void shutDown() {
        down = true;
    }

    synchronized boolean isProtected() {
        return clock.instant().isBefore(protectedUntil);
    }

    void renew() {
        protect();
    }

    /** Tells whether ECS protects the task: a refusal comes with HTTP 200, too. */
    boolean protect() {
        try {
            boolean granted = tryToProtect();
            if (granted) {
                protectedUntil = clock.instant().plus(Duration.ofMinutes(WINDOW));
            }
            return granted;
        } catch (SdkException e) {
            return false; // the next try may go better
        }
    }

    boolean tryToProtect() {
        return ecs.updateTaskProtection(r ->
                        r.cluster(cluster).tasks(task).protectionEnabled(true).expiresInMinutes(WINDOW))
                .failures()
                .isEmpty();
    }

    void clear() {
        protectedUntil = Instant.EPOCH;
        try {
            tryToClear();
        } catch (SdkException e) {
            // it ends by itself, for nobody renews it
        }
    }

    boolean tryToClear() {
        return ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(false))
                .failures()
                .isEmpty();
    }

    void startHeartbeat() {
        heartbeat = timer.scheduleAtFixedRate(this::renew, PERIOD, PERIOD, MINUTES);
    }

    void stopHeartbeat() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
            heartbeat = null;
        }
    }

    synchronized boolean isIdle() {
        return jobs == 0;
    }
}
