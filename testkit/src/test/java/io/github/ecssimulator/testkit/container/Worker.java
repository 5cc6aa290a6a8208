package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Production code: protects its task while it works on a job, renews the protection, and knows nothing of a simulator. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody cancels them
final class Worker {
    private final Jobs jobs;
    private final EcsClient ecs;
    private final ScheduledExecutorService scheduler;
    private final String task;
    private boolean busy;

    /** Where jobs come from. */
    interface Jobs {
        Optional<Job> next();
    }

    /** A job that takes a while. */
    record Job(Duration duration, Runnable finish) {}

    Worker(Jobs jobs, EcsClient ecs, ScheduledExecutorService scheduler, String task) {
        this.jobs = jobs;
        this.ecs = ecs;
        this.scheduler = scheduler;
        this.task = task;
    }

    void start() {
        scheduler.scheduleWithFixedDelay(this::takeJob, 0, 60, SECONDS);
        scheduler.scheduleAtFixedRate(this::renew, 20, 20, MINUTES);
    }

    private void takeJob() {
        if (!busy && protect(true)) {
            Optional<Job> job = jobs.next();
            busy = job.isPresent();
            job.ifPresentOrElse(
                    next -> scheduler.schedule(() -> done(next), next.duration().toSeconds(), SECONDS),
                    () -> protect(false));
        }
    }

    private void renew() {
        if (busy) {
            protect(true);
        }
    }

    private void done(Job job) {
        job.finish().run();
        busy = false;
        protect(false);
    }

    private boolean protect(boolean enabled) {
        return ecs.updateTaskProtection(r -> r.cluster(cluster())
                        .tasks(task)
                        .protectionEnabled(enabled)
                        .expiresInMinutes(enabled ? 30 : null))
                .failures()
                .isEmpty();
    }

    private String cluster() {
        return task.substring(task.indexOf('/') + 1, task.lastIndexOf('/'));
    }
}
