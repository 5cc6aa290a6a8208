package io.github.ecssimulator.readme.migration;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.ecs.EcsClient;

class Guard {
    private final EcsClient ecs;
    private final String task;
    private final ScheduledExecutorService timer;
    private final int minutes;
    private Future<?> heartbeat;

    Guard(EcsClient ecs, String task, ScheduledExecutorService timer, int minutes) {
        this.ecs = ecs;
        this.task = task;
        this.timer = timer;
        this.minutes = minutes;
    }

    boolean acquire() {
        heartbeat = timer.scheduleAtFixedRate(this::protect, 20, 20, MINUTES);
        return protect();
    }

    void release() {
        heartbeat.cancel(false);
        ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
    }

    private boolean protect() {
        return ecs.updateTaskProtection(r ->
                        r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(minutes))
                .failures()
                .isEmpty();
    }
}
