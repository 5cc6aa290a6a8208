package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import java.util.Objects;

/**
 * Refuses to compare what lives in two simulators. One seed gives both the same ids, so such an assertion would pass or fail
 * by luck.
 */
final class OneSimulator {
    private OneSimulator() {}

    static void require(SimulatedService subject, SimulatedTask... tasks) {
        Objects.requireNonNull(tasks, "expected");
        for (SimulatedTask task : tasks) {
            Objects.requireNonNull(task, "expected");
            require(subject.cluster(), subject, task.cluster(), task);
        }
    }

    static void require(SimulatedTask subject, SimulatedService service) {
        Objects.requireNonNull(service, "service");
        require(subject.cluster(), subject, service.cluster(), service);
    }

    private static void require(SimulatedCluster one, Object subject, SimulatedCluster other, Object compared) {
        if (!one.sharesSimulatorWith(other)) {
            throw new IllegalArgumentException(compared + " belongs to another simulator than " + subject
                    + ", so they cannot be compared. Take both from one simulator.");
        }
    }

    /** A response knows no simulator, but the journal of the one that gave it has its request id, unless it was dropped. */
    static void require(ProtectionAnswer answer, SimulatedTask... tasks) {
        Objects.requireNonNull(tasks, "tasks");
        String requestId = answer.requestIdOrNull();
        for (SimulatedTask task : tasks) {
            Objects.requireNonNull(task, "task");
            if (requestId != null && !hasAnswered(task, requestId)) {
                throw new IllegalArgumentException(task + " belongs to another simulator than " + answer.subject()
                        + ", so they cannot be compared. Take the task from the simulator that was called.");
            }
        }
    }

    private static boolean hasAnswered(SimulatedTask task, String requestId) {
        Journal journal = task.cluster().journal();
        return journal.dropped() > 0
                || journal.events(CallEvent.Accepted.class)
                        .anyMatch(call -> call.requestId().equals(requestId));
    }
}
