package io.github.ecssimulator.readme.guide.step1;

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
        ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(true));
    }
}
