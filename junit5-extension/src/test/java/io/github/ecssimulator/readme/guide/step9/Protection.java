package io.github.ecssimulator.readme.guide.step9;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

class Protection {
    private final EcsClient ecs;
    private final String cluster;
    private final String task;
    private final ScheduledExecutorService timer;
    private Future<?> heartbeat;
    private boolean refused;
    private int jobs;

    Protection(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
        this.timer = timer;
    }

    synchronized boolean acquire() {
        boolean granted = jobs == 0 ? begin() : !refused;
        jobs += granted ? 1 : 0;
        return granted;
    }

    private boolean begin() {
        if (!update(true)) {
            update(false); // perhaps only the reply was lost
            return false;
        }
        heartbeat = timer.scheduleAtFixedRate(() -> update(true), 20, 20, MINUTES);
        return true;
    }

    /** Tells whether ECS has refused to go on with it. */
    synchronized boolean isRefused() {
        return refused;
    }

    synchronized void release() {
        jobs--;
        if (jobs == 0) {
            heartbeat.cancel(false);
            update(false);
        }
    }

    /** Tells whether ECS did so. Without an answer the next call is early enough, and a protection ends by itself. */
    private synchronized boolean update(boolean enabled) {
        try {
            refused = !ecs.updateTaskProtection(r -> r.cluster(cluster)
                            .tasks(task)
                            .protectionEnabled(enabled)
                            .expiresInMinutes(60))
                    .failures()
                    .isEmpty();
            return !refused;
        } catch (SdkException e) {
            return false;
        }
    }
}
