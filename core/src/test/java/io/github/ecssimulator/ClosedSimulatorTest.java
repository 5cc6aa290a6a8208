package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.EventBridgeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closed is closed: time stands still, nothing planned runs, and what was can still be read. */
class ClosedSimulatorTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedClock clock = world.clock();
    private final List<String> ran = new ArrayList<>();

    private interface Use {
        void of(SimulatedClock clock) throws Exception;
    }

    private static Stream<Named<Use>> usesOfTheClock() {
        return Stream.of(
                Named.of("advance", clock -> clock.advance(HOUR)),
                Named.of("advance by nothing", clock -> clock.advance(Duration.ZERO)),
                Named.of("advanceTo", clock -> clock.advanceTo(START.plus(HOUR))),
                Named.of("advanceToNextEvent", SimulatedClock::advanceToNextEvent),
                Named.of("advanceUntil", clock -> clock.advanceUntil(() -> true, HOUR)),
                Named.of("runDue", SimulatedClock::runDue),
                Named.of("settle", SimulatedClock::settle),
                Named.of("sleep", clock -> clock.sleep(HOUR)),
                Named.of("runAt", clock -> clock.runAt(START, "work", () -> {})),
                Named.of("runAfter", clock -> clock.runAfter(HOUR, "work", () -> {})),
                Named.of("runEvery", clock -> clock.runEvery(HOUR, "work", () -> {})));
    }

    @ParameterizedTest
    @MethodSource("usesOfTheClock")
    void clock_afterClose_isRefused(Use use) {
        world.ecs().close();

        assertThatThrownBy(() -> use.of(clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This simulator is closed.");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void journal_afterClose_doesNotGrow() {
        world.protect(60, world.task(0));
        clock.runAfter(HOUR, "work", () -> ran.add("planned work"));
        clock.runAt(START, "due work", () -> ran.add("due work"));
        world.ecs().close();
        String journal = world.ecs().journal().timeline();

        assertThatThrownBy(() -> clock.advance(Duration.ofHours(2))).isInstanceOf(IllegalStateException.class);

        assertThat(world.ecs().journal().timeline()).isEqualTo(journal);
        assertThat(world.task(0).isProtected()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void reading_afterClose_stays() {
        PlannedWork planned = clock.runAfter(HOUR, "work", () -> {});
        world.ecs().close();

        assertThat(world.transcoder().runningCount()).isEqualTo(3);
        assertThat(world.task(0).described().lastStatus()).isEqualTo("RUNNING");
        assertThat(clock.nextEventAt()).contains(START.plus(HOUR));
        assertThatCode(planned::cancel).doesNotThrowAnyException();
        assertThatCode(world.ecs()::close).doesNotThrowAnyException();
    }

    @Test
    void close_inTheMiddleOfAnAdvance_endsIt() {
        clock.runAfter(HOUR, "close", world.ecs()::close);
        clock.runAfter(HOUR, "later", () -> ran.add("later"));

        assertThatThrownBy(() -> clock.advance(HOUR.multipliedBy(2)))
                .hasMessageStartingWith("This simulator is closed.");

        assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
        assertThat(ran).isEmpty();
    }

    @Test
    void subscription_closed_hearsNothingMore() {
        List<EventBridgeEvent> heard = new ArrayList<>();
        List<Subscription> both = new ArrayList<>();
        both.add(world.ecs().onEvent(event -> both.get(1).close()));
        both.add(world.ecs().onEvent(heard::add));

        world.task(0).stop();

        assertThat(heard)
                .as("what was on its way when the first subscriber closed the second")
                .isEmpty();
    }

    @Test
    void followedClock_afterClose_isNotFollowedAnyMore() {
        Instant[] there = {START};
        EcsSimulator ecs = EcsSimulator.builder()
                .followClock(HandMovedClock.at(() -> there[0]))
                .build();
        ecs.close();
        there[0] = START.plus(HOUR);

        assertThat(ecs.clock().instant()).isEqualTo(START);
    }
}
