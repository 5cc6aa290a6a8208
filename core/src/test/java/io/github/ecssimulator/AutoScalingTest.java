package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the three kinds of scaling end, and how they are called off. */
class AutoScalingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedService transcoder = world.transcoder();

    /** Each of them would scale the service in to none. */
    static Stream<Function<ServiceAutoScaling, PlannedWork>> kinds() {
        return Stream.of(
                scaling -> scaling.scheduleAt(TestWorld.START.plus(MINUTE), 0),
                scaling -> scaling.trackTarget(MINUTE, () -> 0, 10),
                scaling -> scaling.scaleBySteps(MINUTE, () -> 0, Map.of(0.0, -3)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void scaling_toNone_leavesTheFewestThereMayBe(Function<ServiceAutoScaling, PlannedWork> kind) {
        assertThat(kind.apply(transcoder.autoScaling(1, 10))).isNotNull();

        world.clock().advance(MINUTE);

        assertThat(transcoder.desiredCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void scaling_calledOff_changesNothing(Function<ServiceAutoScaling, PlannedWork> kind) {
        PlannedWork planned = kind.apply(transcoder.autoScaling(0, 10));

        assertThat(planned.cancel()).isTrue();
        world.clock().advance(MINUTE);

        assertThat(transcoder.desiredCount()).isEqualTo(3);
        assertThat(world.clock().nextEventAt()).isEmpty();
    }

    @Test
    void scaling_betweenEqualBounds_keepsThatCount() {
        transcoder.autoScaling(2, 2).trackTarget(MINUTE, () -> 100, 10);

        world.clock().advance(MINUTE);

        assertThat(transcoder.desiredCount()).isEqualTo(2);
    }
}
