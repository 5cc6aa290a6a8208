package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.RestartThrottle;
import java.time.Duration;

/** How long the scheduler waits after a task that failed to start. Source: documented: service throttle logic. */
final class Restarts {
    private static final int FAILURES_UNTIL_TOLD = 2; // documented: "repeatedly"
    private static final Duration WAIT_MIN = Duration.ofSeconds(30); // assumed: U35
    private static final Duration WAIT_MAX = Duration.ofMinutes(27); // documented: service throttle logic

    private final WorldTime time;
    private final ServiceReports reports;
    private final Policies policies;

    Restarts(WorldTime time, ServiceReports reports, Policies policies) {
        this.time = time;
        this.reports = reports;
        this.policies = policies;
    }

    /** Whether a task went to STOPPED without ever running, and nobody asked for it. */
    static boolean failedToStart(TaskState task) { // documented: service throttle logic
        return task.startedAt == null
                && (task.ending().cause() == StopCause.START_FAILURE
                        || task.ending().cause() == StopCause.CONTAINER_EXIT);
    }

    void startFailed(TaskSetState set, ServiceScheduler scheduler) {
        set.startFailuresInARow++;
        set.nextStartAt = time.now().plus(wait(set));
        scheduler.lookAt(set.nextStartAt, set.service());
        if (set.startFailuresInARow >= FAILURES_UNTIL_TOLD) {
            reports.startsFail(set.service());
        }
    }

    void startSucceeded(TaskSetState set) {
        set.startFailuresInARow = 0;
        set.nextStartAt = null;
        reports.startsSucceed(set.service());
    }

    private Duration wait(TaskSetState set) { // assumed: U35
        int doublings = policies.has(RestartThrottle.DOUBLING) ? Math.min(set.startFailuresInARow - 1, 10) : 0;
        Duration wait = WAIT_MIN.multipliedBy(1L << doublings);
        return wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
    }
}
