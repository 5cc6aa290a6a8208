package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link SimulatedService}. Made by {@link SimulatorAssertions#assertThat(SimulatedService)}.
 *
 * <p>Each message tells the simulated time, the tasks of the service, and what its scheduler did.
 */
public class SimulatedServiceAssert extends AbstractServiceOutcomeAssert<SimulatedServiceAssert> {

    SimulatedServiceAssert(SimulatedService actual) {
        super(actual, SimulatedServiceAssert.class);
    }

    /**
     * Verifies how many tasks the service wants.
     *
     * <pre>{@code
     * transcoder.scaleTo(1);
     * assertThat(transcoder).hasDesiredCount(1); // passes
     * assertThat(transcoder).hasDesiredCount(3); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null} or wants another number of tasks
     */
    public SimulatedServiceAssert hasDesiredCount(int expected) {
        ServiceSnapshot service = service();
        return checkCount("to want " + tasks(expected), "it wants ", service.desiredCount(), expected, false);
    }

    /**
     * Verifies how many tasks of the service run.
     *
     * <pre>{@code
     * transcoder.scaleTo(0); // one of its three tasks is protected
     * assertThat(transcoder).hasRunningCount(1); // passes
     * assertThat(transcoder).hasRunningCount(0); // fails
     * }</pre>
     *
     * @param expected the number of tasks in RUNNING
     * @throws AssertionError if the service is {@code null} or another number of tasks run
     */
    public SimulatedServiceAssert hasRunningCount(int expected) {
        ServiceSnapshot service = service();
        return checkCount("to run " + tasks(expected), "it runs ", service.runningCount(), expected, true);
    }

    /**
     * Verifies how many tasks of the service are protected.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(transcoder).hasProtectedCount(1); // passes
     * assertThat(transcoder).hasProtectedCount(2); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null} or has another number of protected tasks
     */
    public SimulatedServiceAssert hasProtectedCount(int expected) {
        ServiceSnapshot service = service();
        String expectation = "to have " + expected + " protected " + (expected == 1 ? "task" : "tasks");
        return checkCount(expectation, "it has ", service.protectedCount(), expected, true);
    }

    /**
     * Verifies that no task of the service is protected.
     *
     * <pre>{@code
     * ecs.clock().advance(Duration.ofMinutes(120));
     * assertThat(transcoder).hasNoProtectedTasks(); // passes
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(transcoder).hasNoProtectedTasks(); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null} or has a protected task
     */
    public SimulatedServiceAssert hasNoProtectedTasks() {
        return hasProtectedCount(0);
    }

    /**
     * Verifies which tasks of the service are protected: these and no others, in any order.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(transcoder).hasProtectedTasks(busy); // passes
     * assertThat(transcoder).hasProtectedTasks(busy, idle); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null}, or its protected tasks are not exactly these
     * @throws IllegalArgumentException if a task belongs to another simulator
     */
    public SimulatedServiceAssert hasProtectedTasks(SimulatedTask... expected) {
        return checkTasks("to have exactly these protected tasks", TaskSnapshot::isProtected, expected);
    }

    /**
     * Verifies which tasks of the service run: these and no others, in any order.
     *
     * <pre>{@code
     * transcoder.scaleTo(0); // busy is protected
     * assertThat(transcoder).hasRunningTasks(busy); // passes
     * assertThat(transcoder).hasRunningTasks(busy, idle); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null}, or its running tasks are not exactly these
     * @throws IllegalArgumentException if a task belongs to another simulator
     */
    public SimulatedServiceAssert hasRunningTasks(SimulatedTask... expected) {
        return checkTasks("to have exactly these running tasks", TaskSnapshot::isRunning, expected);
    }

    /**
     * Verifies that the service has what it wants: as many tasks as desired, and all of them run.
     *
     * <pre>{@code
     * assertThat(transcoder).isSteady(); // passes
     * transcoder.scaleTo(0); // one task is protected
     * assertThat(transcoder).isSteady(); // fails
     * }</pre>
     *
     * @throws AssertionError if the service is {@code null}, has too many or too few tasks, or one does not run
     */
    public SimulatedServiceAssert isSteady() {
        ServiceSnapshot service = service();
        int wanted = service.desiredCount();
        if (service.runningCount() != wanted || service.tasks().size() != wanted) {
            Symptom symptom = service.tasks().size() > wanted ? Symptom.KEPT : Symptom.LOST;
            failWithMessage("%s", complaint("to be steady", counts(service), symptom));
        }
        return this;
    }

    /**
     * Verifies how many tasks the service keeps beyond its desired count because they are protected.
     *
     * <pre>{@code
     * transcoder.scaleTo(0); // one task is protected
     * assertThat(transcoder).keepsSurplus(1); // passes
     * ecs.clock().advance(Duration.ofMinutes(120));
     * assertThat(transcoder).keepsSurplus(1); // fails
     * }</pre>
     *
     * @param expected the number of tasks beyond the desired count, 0 or more
     * @throws AssertionError if the service is {@code null} or keeps another number of tasks beyond its desired count
     */
    public SimulatedServiceAssert keepsSurplus(int expected) {
        requireCount(expected);
        ServiceSnapshot service = service();
        int surplus = Math.max(0, service.tasks().size() - service.desiredCount());
        if (surplus != expected) {
            String but = "it keeps " + tasks(surplus) + " too many: " + counts(service);
            Symptom symptom = surplus > expected ? Symptom.KEPT : Symptom.LOST;
            fail("to keep a surplus of " + tasks(expected), but, symptom, surplus, expected);
        }
        return this;
    }

    static void requireCount(int expected) {
        if (expected < 0) {
            throw new IllegalArgumentException("expected must be 0 or more tasks, but was " + expected + ".");
        }
    }

    private SimulatedServiceAssert checkCount(
            String expectation, String but, int found, int expected, boolean isOfTasks) {
        requireCount(expected);
        if (found != expected) {
            Symptom symptom = found > expected ? Symptom.KEPT : Symptom.LOST;
            fail(expectation, but + found, isOfTasks ? symptom : null, found, expected);
        }
        return this;
    }

    private SimulatedServiceAssert checkTasks(
            String expectation, Predicate<TaskSnapshot> isMeant, SimulatedTask... expected) {
        ServiceSnapshot service = service();
        OneSimulator.require(actual, expected);
        Set<String> wanted =
                new TreeSet<>(Stream.of(expected).map(SimulatedTask::toString).toList());
        Set<String> there = new TreeSet<>(service.tasks().stream()
                .filter(isMeant)
                .map(task -> task.ref().toString())
                .toList());
        if (!there.equals(wanted)) {
            fail(expectation + " " + wanted, "it has " + there, null, there, wanted);
        }
        return this;
    }

    private void fail(
            String expected, String but, @Nullable Symptom symptom, Object actualValue, Object expectedValue) {
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint(expected, but, symptom));
    }

    private static String counts(ServiceSnapshot service) {
        return "it wants " + service.desiredCount() + ", has " + service.tasks().size() + " and runs "
                + service.runningCount();
    }

    private static String tasks(int count) {
        return count + (count == 1 ? " task" : " tasks");
    }
}
