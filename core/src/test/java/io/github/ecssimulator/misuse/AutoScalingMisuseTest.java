package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ecssimulator.ServiceAutoScaling;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.TestWorld;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A metric is code of the test, so what it gives may be anything. */
class AutoScalingMisuseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedService transcoder = world.transcoder();
    private final ServiceAutoScaling scaling = transcoder.autoScaling(0, 10);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.5})
    void trackTarget_metricThatIsNoAmount_failsTheAdvanceAndScalesNothing(double metric) {
        scaling.trackTarget(MINUTE, () -> metric, 20);

        assertThatIllegalStateException()
                .isThrownBy(() -> world.clock().advance(MINUTE))
                .withMessageContaining(
                        "The metric of the target tracking of service media/transcoder must be a number, 0 or"
                                + " more, but at 2024-01-01T00:01:00Z it was " + metric + ".");
        assertThat(transcoder.desiredCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void scaleBySteps_metricThatIsNoNumber_failsTheAdvanceAndScalesNothing(double metric) {
        scaling.scaleBySteps(MINUTE, () -> metric, Map.of(0.0, -3, 10.0, 3));

        assertThatIllegalStateException()
                .isThrownBy(() -> world.clock().advance(MINUTE))
                .withMessageContaining(
                        "The metric of the step scaling of service media/transcoder must be a number, finite, but"
                                + " at 2024-01-01T00:01:00Z it was " + metric + ".");
        assertThat(transcoder.desiredCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -0.0, -1})
    void trackTarget_targetThatCannotBe_isRefused(double target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaling.trackTarget(MINUTE, () -> 1, target))
                .withMessage("target must be a number above 0, but was " + target + ".");
    }

    @Test
    void trackTarget_hugeMetricAndTarget_keepsTheirProportion() {
        scaling.trackTarget(MINUTE, () -> 1e308, 1e308);

        world.clock().advance(MINUTE);

        assertThat(transcoder.desiredCount()).isEqualTo(3);
    }

    @Test
    void trackTarget_hugeMetric_scalesToTheMost() {
        scaling.trackTarget(MINUTE, () -> Double.MAX_VALUE, Double.MIN_VALUE);

        world.clock().advance(MINUTE);

        assertThat(transcoder.desiredCount()).isEqualTo(10);
    }

    @Test
    void scaleBySteps_hugeSteps_stopAtTheBounds() {
        double[] metric = {0};
        scaling.scaleBySteps(MINUTE, () -> metric[0], Map.of(0.0, Integer.MAX_VALUE, 10.0, Integer.MIN_VALUE));

        world.clock().advance(MINUTE);
        assertThat(transcoder.desiredCount()).isEqualTo(10);

        metric[0] = 10;
        world.clock().advance(MINUTE);
        assertThat(transcoder.desiredCount()).isZero();
    }

    @Test
    void scaleBySteps_stepsThatCannotBe_areRefused() {
        Map<Double, Integer> withNothing = new LinkedHashMap<>();
        withNothing.put(1.0, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaling.scaleBySteps(MINUTE, () -> 1, Map.of()))
                .withMessage("steps must have at least one step, but was empty.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaling.scaleBySteps(MINUTE, () -> 1, Map.of(Double.NaN, 1)))
                .withMessage("A bound of steps must be a number, but was NaN.");
        assertThatNullPointerException()
                .isThrownBy(() -> scaling.scaleBySteps(MINUTE, () -> 1, withNothing))
                .withMessage("The tasks of a step must not be null.");
    }

    @Test
    void scheduleAt_negativeCount_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaling.scheduleAt(TestWorld.START, -1))
                .withMessage("desiredCount must be 0 or more, but was -1.");
    }
}
