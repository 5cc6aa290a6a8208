package io.github.ecssimulator.readme;

import software.amazon.awssdk.services.ecs.EcsClient;

class Worker {
    private final EcsClient ecs;
    private final String cluster;
    private final String task;

    Worker(EcsClient ecs, String cluster, String task) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
    }

    /** Protects the task for an hour from now. Tells whether ECS did so: a refusal comes with HTTP 200, too. */
    boolean protect() {
        return ecs.updateTaskProtection(r ->
                        r.cluster(cluster).tasks(task).protectionEnabled(true).expiresInMinutes(60))
                .failures()
                .isEmpty();
    }

    void release() {
        ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(false));
    }
}
