package io.github.ecssimulator.readme;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

class JobGuard {
    private final EcsClient ecs;
    private final String cluster;
    private final String task;
    private final ScheduledExecutorService timer;
    private int jobs;
    private Future<?> heartbeat;

    JobGuard(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
        this.timer = timer;
    }

    /** Tells whether a job may begin. */
    synchronized boolean acquire() {
        if (jobs == 0) {
            if (!protect(true)) {
                return false;
            }
            heartbeat = timer.scheduleAtFixedRate(() -> protect(true), 20, 20, MINUTES);
        }
        jobs++;
        return true;
    }

    synchronized void release() {
        jobs--;
        if (jobs == 0) {
            heartbeat.cancel(false);
            protect(false);
        }
    }

    private boolean protect(boolean enabled) {
        try {
            return ecs.updateTaskProtection(r -> r.cluster(cluster)
                            .tasks(task)
                            .protectionEnabled(enabled)
                            .expiresInMinutes(enabled ? 60 : null))
                    .failures()
                    .isEmpty();
        } catch (SdkException e) {
            return false; // the next heartbeat tries again; without one the protection ends by itself
        }
    }
}
