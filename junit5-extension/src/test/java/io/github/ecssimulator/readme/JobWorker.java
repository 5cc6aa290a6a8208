package io.github.ecssimulator.readme;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ecs.EcsClient;

@SuppressWarnings("FutureReturnValueIgnored") // nobody cancels them
class JobWorker {
    private final Jobs jobs;
    private final EcsClient ecs;
    private final ScheduledExecutorService scheduler;
    private final String task;
    private boolean busy;

    JobWorker(Jobs jobs, EcsClient ecs, ScheduledExecutorService scheduler, String task) {
        this.jobs = jobs;
        this.ecs = ecs;
        this.scheduler = scheduler;
        this.task = task;
    }

    void start() {
        scheduler.scheduleWithFixedDelay(this::takeJob, 0, 1, TimeUnit.MINUTES);
        scheduler.scheduleAtFixedRate(this::renew, 20, 20, TimeUnit.MINUTES);
    }

    private void takeJob() {
        if (busy || !protect(true)) {
            return; // a task that is not protected takes no job
        }
        Optional<Job> next = jobs.next();
        busy = next.isPresent();
        next.ifPresentOrElse(
                job -> scheduler.schedule(() -> finish(job), job.length().toSeconds(), TimeUnit.SECONDS),
                () -> protect(false));
    }

    private void finish(Job job) {
        job.finish();
        busy = false;
        protect(false);
    }

    private void renew() {
        if (busy) {
            protect(true);
        }
    }

    private boolean protect(boolean enabled) {
        return ecs.updateTaskProtection(r -> r.cluster("media")
                        .tasks(task)
                        .protectionEnabled(enabled)
                        .expiresInMinutes(enabled ? 30 : null))
                .failures()
                .isEmpty();
    }

    /** Where jobs come from. */
    interface Jobs {
        Optional<Job> next();
    }

    /** Something that takes a while. */
    interface Job {
        Duration length();

        void finish();
    }
}
