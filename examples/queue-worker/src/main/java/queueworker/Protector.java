package queueworker;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Keeps scale-in and deployments away from its task while jobs run there. */
public final class Protector {
    private final EcsClient ecs;
    private final String cluster;
    private final String task;
    private int jobs;

    public Protector(EcsClient ecs, String cluster, String task, ScheduledExecutorService timer) {
        this.ecs = ecs;
        this.cluster = cluster;
        this.task = task;
        timer.scheduleWithFixedDelay(this::tell, 10, 10, TimeUnit.MINUTES); // renews, and makes up for what failed
    }

    /** Tells whether a job may begin. */
    public synchronized boolean acquire() {
        jobs++;
        boolean granted = tell();
        jobs -= granted ? 0 : 1;
        return granted;
    }

    public synchronized void release() {
        jobs--;
        tell();
    }

    /** Tells ECS whether jobs run, and returns whether it agrees: it can refuse with status 200. */
    private synchronized boolean tell() {
        try {
            return ecs.updateTaskProtection(r -> r.cluster(cluster).tasks(task).protectionEnabled(jobs > 0))
                    .failures()
                    .isEmpty();
        } catch (SdkException e) {
            return false;
        }
    }
}
