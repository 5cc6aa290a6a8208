package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link SimulatedClock}. Made by {@link SimulatorAssertions#assertThat(SimulatedClock)}. */
public class SimulatedClockAssert extends AbstractAssert<SimulatedClockAssert, SimulatedClock> {

    SimulatedClockAssert(SimulatedClock actual) {
        super(actual, SimulatedClockAssert.class);
    }

    /**
     * Verifies the simulated time.
     *
     * <pre>{@code
     * ecs.clock().advance(Duration.ofHours(1));
     * assertThat(ecs.clock()).isAt(Instant.parse("2024-01-01T01:00:00Z")); // passes
     * assertThat(ecs.clock()).isAt(Instant.parse("2024-01-01T02:00:00Z")); // fails
     * }</pre>
     *
     * @throws AssertionError if the clock is {@code null} or shows another instant
     */
    public SimulatedClockAssert isAt(Instant expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        Instant now = actual.instant();
        if (!now.equals(expected)) {
            Duration off = Duration.between(expected, now);
            String but = "it is " + now + ", " + off.abs() + (off.isNegative() ? " before" : " after") + " that";
            fail(Complaint.that("the simulated time", "to be " + expected, but), now, expected);
        }
        return this;
    }

    /**
     * Verifies when something happens next.
     *
     * <pre>{@code
     * ecs.clock().runAfter(Duration.ofMinutes(20), "heartbeat", worker::renew);
     * assertThat(ecs.clock()).hasNextEventAt(Instant.parse("2024-01-01T00:20:00Z")); // passes
     * assertThat(ecs.clock()).hasNextEventAt(Instant.parse("2024-01-01T00:40:00Z")); // fails
     * }</pre>
     *
     * @throws AssertionError if the clock is {@code null}, nothing is planned, or the next event is at another instant
     */
    public SimulatedClockAssert hasNextEventAt(Instant expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        Instant next = actual.nextEventAt().orElse(null);
        if (!expected.equals(next)) {
            String but = next == null ? "nothing is planned" : "it is at " + next;
            Complaint complaint = Complaint.that("the next event", "to be at " + expected, but);
            fail(complaint.at(actual.instant()), next, expected);
        }
        return this;
    }

    /**
     * Verifies that nothing will happen by itself, however far the time moves.
     *
     * <pre>{@code
     * assertThat(ecs.clock()).hasNothingPlanned(); // passes
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(ecs.clock()).hasNothingPlanned(); // fails: the protection will expire
     * }</pre>
     *
     * @throws AssertionError if the clock is {@code null} or an event is planned
     */
    public SimulatedClockAssert hasNothingPlanned() {
        isNotNull();
        Optional<Instant> next = actual.nextEventAt();
        if (next.isPresent()) {
            String but = "the next event is at " + next.get();
            failWithMessage(
                    "%s",
                    Complaint.that("the simulated clock", "to have nothing planned", but)
                            .at(actual.instant()));
        }
        return this;
    }

    private void fail(Complaint complaint, @Nullable Object actualValue, Object expectedValue) {
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint);
    }
}
