package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Simulated time ends with the year 9999, and nothing overflows there. */
class EndOfTimeTest {
    private final SimulatedClock clock = EcsSimulator.create().clock();

    @Test
    void advance_beyondTheEnd_isRefusedWithWhatIsLeft() {
        clock.advanceTo(SimulatedTime.LATEST.minusSeconds(10));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(11)))
                .withMessage(
                        "duration must be at most PT10S, for it is 9999-12-31T23:59:49.999999999Z and simulated time ends"
                                + " at 9999-12-31T23:59:59.999999999Z, but was PT11S.");
        clock.advance(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(SimulatedTime.LATEST);
    }

    @Test
    void duration_asLongAsAllOfTime_isTheLongest() {
        Duration backwards = SimulatedTime.LONGEST.negated();

        assertThat(SimulatedTime.requireNotTooLong("offset", SimulatedTime.LONGEST))
                .isEqualTo(SimulatedTime.LONGEST);
        assertThat(SimulatedTime.requireNotTooLong("offset", backwards)).isEqualTo(backwards);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedTime.requireNotTooLong("offset", backwards.minusNanos(1)))
                .withMessageStartingWith("offset must be at most PT");
    }

    @Test
    void runEvery_nextRunAfterTheEnd_isNotPlanned() {
        List<Instant> runs = new ArrayList<>();
        clock.runEvery(Duration.ofDays(365 * 5000), "heartbeat", () -> runs.add(clock.instant()));

        clock.advanceTo(SimulatedTime.LATEST);

        assertThat(runs).hasSize(1);
        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void runAfter_beyondTheEnd_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.runAfter(SimulatedTime.LONGEST, "never", () -> {}))
                .withMessageStartingWith("delay must be at most PT");
    }

    static List<Arguments> waysBeyondTheEnd() {
        SimulatedClock clock = EcsSimulator.create().clock();
        Duration tooLong = SimulatedTime.LONGEST;
        return List.of(
                arguments("duration", (ThrowingCallable) () -> clock.sleep(tooLong)),
                arguments("limit", (ThrowingCallable) () -> clock.advanceUntil(() -> true, tooLong)),
                arguments("period", (ThrowingCallable) () -> clock.runEvery(tooLong, "never", () -> {})));
    }

    @ParameterizedTest
    @MethodSource("waysBeyondTheEnd")
    void duration_beyondTheEnd_isRefusedByItsName(String argument, ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageMatching(argument + " must be at most PT\\S+, for it is .* and simulated time ends at .*");
    }

    @Test
    void protection_thatWouldEndAfterTheEnd_staysUntilTheEnd() {
        TestWorld world = new TestWorld(EcsSimulator.builder().startAt(SimulatedTime.LATEST.minusSeconds(60)));

        world.protect(world.task(0));
        world.clock().advanceTo(SimulatedTime.LATEST);

        assertThat(world.task(0).isProtected()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.clock().advanceToNextEvent())
                .withMessageStartingWith("The instant of the next event must be from ");
    }

    @Test
    void followedClock_outOfThisWorld_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder()
                        .followClock(Clock.fixed(Instant.MAX, ZoneOffset.UTC))
                        .build())
                .withMessage("The instant of the clock to follow must be from 1970-01-01T00:00:00Z to"
                        + " 9999-12-31T23:59:59.999999999Z, but was +1000000000-12-31T23:59:59.999999999Z.");
    }
}
