package io.github.ecssimulator.quickstart;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Failure;

/** Production code: it protects its task while it works. It knows the AWS SDK, and nothing of the simulator. */
final class HeartbeatWorker {
    static final Duration WINDOW = Duration.ofMinutes(60);
    static final Duration HEARTBEAT = Duration.ofMinutes(45); // a quarter of an hour before the window ends

    private final EcsClient ecs;
    private final String cluster;
    private final String task;

    HeartbeatWorker(EcsClient ecs, String cluster, String task) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
    }

    /** Protects the task for a whole window from now. What ECS has against it comes with HTTP 200, too. */
    List<Failure> protect() {
        int minutes = (int) WINDOW.toMinutes();
        return ecs.updateTaskProtection(r ->
                        r.cluster(cluster).tasks(task).protectionEnabled(true).expiresInMinutes(minutes))
                .failures();
    }

    void release() {
        ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(false));
    }
}
