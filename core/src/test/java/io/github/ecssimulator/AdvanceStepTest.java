package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.AdvanceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who watches an advance is told how far it is. */
class AdvanceStepTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final Instant start = ecs.clock().instant();
    private final List<AdvanceStep> told = new ArrayList<>();

    private Instant at(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    private AdvanceStep step(int now, int to, boolean isLast) {
        return new AdvanceStep(start, at(now), at(to), isLast);
    }

    @Test
    void advance_isToldWhereItBeginsAfterEachEventAndWhereItEnds() {
        ecs.clock().runEvery(Duration.ofMinutes(20), "heartbeat", () -> {});
        ecs.clock().onAdvance(told::add);

        ecs.clock().advance(Duration.ofMinutes(50));

        assertThat(told)
                .containsExactly(step(0, 50, false), step(20, 50, false), step(40, 50, false), step(50, 50, true));
    }

    @Test
    void advanceWithinACallback_isPartOfTheAdvanceAroundIt() {
        ecs.clock().runAfter(Duration.ofMinutes(10), "nap", () -> ecs.clock().advance(Duration.ofMinutes(5)));
        ecs.clock().onAdvance(told::add);

        ecs.clock().advance(Duration.ofMinutes(30));

        assertThat(told).containsExactly(step(0, 30, false), step(15, 30, false), step(30, 30, true));
    }

    @Test
    void advanceUntil_headsForItsLimitAndEndsWhereTheConditionHolds() {
        ecs.clock().runAfter(Duration.ofMinutes(10), "job", () -> {});
        ecs.clock().onAdvance(told::add);

        ecs.clock().advanceUntil(() -> ecs.clock().instant().equals(at(10)), Duration.ofHours(1));

        assertThat(told).containsExactly(step(0, 60, false), step(10, 60, false), step(10, 60, true));
    }

    @Test
    void advance_thatACallbackEnds_isToldToEndThere() {
        ecs.clock().runAfter(Duration.ofMinutes(10), "job", () -> {
            throw new IllegalStateException("no disk");
        });
        ecs.clock().onAdvance(told::add);

        assertThatThrownBy(() -> ecs.clock().advance(Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);
        assertThat(told).containsExactly(step(0, 60, false), step(10, 60, true));
    }

    @Test
    void watcher_takesThePlaceOfTheOneBefore() {
        ecs.clock().onAdvance(step -> {
            throw new AssertionError("told of " + step);
        });
        ecs.clock().onAdvance(told::add);

        ecs.clock().advance(Duration.ofMinutes(5));

        assertThat(told).hasSize(2);
    }
}
