package io.github.ecssimulator.readme.guide.step2;

import software.amazon.awssdk.services.ecs.EcsClient;

class Protection {
    private final EcsClient ecs;
    private final String cluster;
    private final String task;

    Protection(EcsClient ecs, String cluster, String task) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
    }

    void acquire() {
        update(true);
    }

    void release() {
        update(false);
    }

    private void update(boolean enabled) {
        ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(enabled));
    }
}
