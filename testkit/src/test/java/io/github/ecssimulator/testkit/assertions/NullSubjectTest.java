package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static java.util.Map.entry;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** An object that is null, asked for a value that is null, too: the first is what went wrong in the test. */
class NullSubjectTest {
    private static final SimulatedTask NO_TASK = null;
    private static final SimulatedService NO_SERVICE = null;
    private static final UpdateTaskProtectionResponse NO_ANSWER = null;
    private static final SimulatedCluster NO_CLUSTER = null;
    private static final SimulatedClock NO_CLOCK = null;
    private static final Journal NO_JOURNAL = null;
    private static final EcsSimulator NO_SIMULATOR = null;
    private static final Instant NO_INSTANT = null;
    private static final String NO_TEXT = null;

    private static final Map<String, ThrowingCallable> ASSERTIONS = Map.ofEntries(
            entry("hasLastStatus", () -> assertThat(NO_TASK).hasLastStatus(null)),
            entry("wasStoppedBy", () -> assertThat(NO_TASK).wasStoppedBy(null)),
            entry("hasStoppedReason", () -> assertThat(NO_TASK).hasStoppedReason(null)),
            entry("survivedUntilEndOf", () -> assertThat(NO_TASK).survivedUntilEndOf(null)),
            entry("wasProtectedThroughout", () -> assertThat(NO_TASK).wasProtectedThroughout(null)),
            entry("hadNoUnprotectedGapDuring", () -> assertThat(NO_TASK).hadNoUnprotectedGapDuring(null)),
            entry(
                    "after",
                    () -> assertThat(NO_TASK).wasReleasedWithin(Duration.ZERO).after(null)),
            entry(
                    "wasProtectedThroughout two instants",
                    () -> assertThat(NO_TASK).wasProtectedThroughout(null, null)),
            entry("hasProtectionExpiringAt", () -> assertThat(NO_TASK).hasProtectionExpiringAt(null)),
            entry("hasProtectionExpiringIn", () -> assertThat(NO_TASK).hasProtectionExpiringIn(null)),
            entry("hadMarginOfAtLeast", () -> assertThat(NO_TASK).hadMarginOfAtLeast(null)),
            entry("wasReleasedWithin", () -> assertThat(NO_TASK).wasReleasedWithin(null)),
            entry("heldUpDeploymentForLessThan", () -> assertThat(NO_SERVICE).heldUpDeploymentForLessThan(null)),
            entry("gaveItsCapacityBackWithin", () -> assertThat(NO_SERVICE).gaveItsCapacityBackWithin(null)),
            entry("hasProtectedTask", () -> assertThat(NO_ANSWER).hasProtectedTask(NO_TEXT)),
            entry("hasProtectedTaskExpiringAt", () -> assertThat(NO_ANSWER).hasProtectedTaskExpiringAt(NO_TEXT, null)),
            entry("hasFailure", () -> assertThat(NO_ANSWER).hasFailure(NO_TEXT, null)),
            entry("hasOnlyFailure", () -> assertThat(NO_ANSWER).hasOnlyFailure(NO_TEXT, null)),
            entry("hasStatus", () -> assertThat(NO_CLUSTER).hasStatus(null)),
            entry("isAt", () -> assertThat(NO_CLOCK).isAt(null)),
            entry("hasNextEventAt", () -> assertThat(NO_CLOCK).hasNextEventAt(null)),
            entry("on", () -> assertThat(NO_JOURNAL).on(NO_TEXT)),
            entry("by", () -> assertThat(NO_JOURNAL).by(NO_TEXT)),
            entry("between", () -> assertThat(NO_JOURNAL).between(NO_INSTANT, NO_INSTANT)),
            entry("hasCall", () -> assertThat(NO_JOURNAL).hasCall(NO_TEXT)),
            entry("hasCalls", () -> assertThat(NO_JOURNAL).hasCalls(1, NO_TEXT)),
            entry("hasCallsInOrder", () -> assertThat(NO_JOURNAL).hasCallsInOrder(NO_TEXT, NO_TEXT)),
            entry("restsOnNothingBut", () -> assertThat(NO_SIMULATOR).restsOnNothingBut(null, null)));

    @TestFactory
    Stream<DynamicTest> assertion_nullOfNull_failsAsAssertJDoes() {
        return ASSERTIONS.entrySet().stream()
                .map(each -> dynamicTest(
                        each.getKey(), () -> Worlds.assertFails(each.getValue(), "Expecting actual not to be null")));
    }
}
