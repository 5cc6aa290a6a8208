package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a {@link SimulatedCluster}. Made by {@link SimulatorAssertions#assertThat(SimulatedCluster)}.
 *
 * <p>Each message tells the simulated time and the tasks of the cluster.
 */
public class SimulatedClusterAssert extends AbstractAssert<SimulatedClusterAssert, SimulatedCluster> {

    SimulatedClusterAssert(SimulatedCluster actual) {
        super(actual, SimulatedClusterAssert.class);
    }

    /**
     * Verifies whether the cluster can be used.
     *
     * <pre>{@code
     * media.delete();
     * assertThat(media).hasStatus(ClusterStatus.INACTIVE); // passes
     * assertThat(media).hasStatus(ClusterStatus.ACTIVE); // fails
     * }</pre>
     *
     * @throws AssertionError if the cluster is {@code null} or has another status
     */
    public SimulatedClusterAssert hasStatus(ClusterStatus expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        ClusterStatus status = actual.status();
        if (status != expected) {
            fail("to be " + expected, "it is " + status, status, expected);
        }
        return this;
    }

    /**
     * Verifies how many tasks of the cluster run, of services and standalone.
     *
     * <pre>{@code
     * media.createService("transcoder", 3);
     * media.runTask();
     * assertThat(media).hasRunningCount(4); // passes
     * assertThat(media).hasRunningCount(3); // fails
     * }</pre>
     *
     * @param expected the number of tasks in RUNNING
     * @throws AssertionError if the cluster is {@code null} or another number of tasks run
     */
    public SimulatedClusterAssert hasRunningCount(int expected) {
        return checkCount("running", TaskSnapshot::isRunning, expected);
    }

    /**
     * Verifies how many tasks of the cluster are protected.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(media).hasProtectedCount(1); // passes
     * assertThat(media).hasProtectedCount(2); // fails
     * }</pre>
     *
     * @throws AssertionError if the cluster is {@code null} or has another number of protected tasks
     */
    public SimulatedClusterAssert hasProtectedCount(int expected) {
        return checkCount("protected", TaskSnapshot::isProtected, expected);
    }

    /**
     * Verifies that no task of the cluster is protected.
     *
     * <pre>{@code
     * ecs.clock().advance(Duration.ofMinutes(120));
     * assertThat(media).hasNoProtectedTasks(); // passes
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(media).hasNoProtectedTasks(); // fails
     * }</pre>
     *
     * @throws AssertionError if the cluster is {@code null} or has a protected task
     */
    public SimulatedClusterAssert hasNoProtectedTasks() {
        return hasProtectedCount(0);
    }

    private SimulatedClusterAssert checkCount(String kind, Predicate<TaskSnapshot> wanted, int expected) {
        isNotNull();
        SimulatedServiceAssert.requireCount(expected);
        int found = (int) tasks().stream().filter(wanted).count();
        if (found != expected) {
            String noun = expected == 1 ? " task" : " tasks";
            fail("to have " + expected + " " + kind + noun, "it has " + found, found, expected);
        }
        return this;
    }

    private List<TaskSnapshot> tasks() {
        return actual.tasks().stream().map(SimulatedTask::snapshot).toList();
    }

    private void fail(String expectation, String but, Object actualValue, Object expectedValue) {
        Instant now = actual.clock().instant();
        String lines = tasks().stream().map(SimulatedClusterAssert::line).collect(Collectors.joining("\n"));
        Complaint complaint = Complaint.that(actual, expectation, but).at(now).with("Tasks", lines);
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint);
    }

    private static String line(TaskSnapshot task) {
        return task.ref() + " " + task.lastStatus()
                + (task.protectedUntil() == null ? ", unprotected" : ", protected until " + task.protectedUntil());
    }
}
