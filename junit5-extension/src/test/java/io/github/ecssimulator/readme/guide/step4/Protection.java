package io.github.ecssimulator.readme.guide.step4;

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

    Protection(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
        this.timer = timer;
    }

    void acquire() {
        update(true);
        heartbeat = timer.scheduleAtFixedRate(this::renew, 20, 20, MINUTES);
    }

    private void renew() {
        try {
            update(true);
        } catch (SdkException e) {
            // in 20 minutes it tries again, and 40 minutes are left until then
        }
    }

    void release() {
        heartbeat.cancel(false);
        update(false);
    }

    private void update(boolean enabled) {
        ecs.updateTaskProtection(
                r -> r.cluster(cluster).tasks(task).protectionEnabled(enabled).expiresInMinutes(60));
    }
}
