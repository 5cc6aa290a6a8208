package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.RestartThrottle;
import java.time.Duration;
import java.time.Instant;

/** How long the scheduler waits after a task that failed to start. Source: documented: service throttle logic. */
record Restarts(Agenda agenda, Looks looks, ServiceReports reports, Policies policies) {
    private static final int FAILURES_UNTIL_TOLD = 2; // documented: "repeatedly"
    private static final Duration WAIT_MIN = Duration.ofSeconds(30); // assumed: U35
    private static final Duration WAIT_MAX = Duration.ofMinutes(27); // documented: service throttle logic

    /** Whether a task went to STOPPED without ever running, and nobody asked for it. */
    static boolean failedToStart(TaskState task) { // documented: service throttle logic
        return !task.hasRun()
                && (task.ending().cause() == StopCause.START_FAILURE
                        || task.ending().cause() == StopCause.CONTAINER_EXIT);
    }

    void startFailed(TaskSetState set) {
        int inARow = set.failures().end();
        Instant next = agenda.now().plus(waitAfter(inARow));
        set.failures().waitUntil(next);
        looks.lookAt(next, set.service());
        if (inARow >= FAILURES_UNTIL_TOLD) {
            reports.startsFail(set.service());
        }
    }

    void startSucceeded(TaskSetState set) {
        set.failures().succeed();
        reports.startsSucceed(set.service());
    }

    private Duration waitAfter(int failures) { // assumed: U35
        int doublings = policies.has(RestartThrottle.DOUBLING) ? Math.min(failures - 1, 10) : 0;
        Duration wait = WAIT_MIN.multipliedBy(1L << doublings);
        return wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
    }
}
