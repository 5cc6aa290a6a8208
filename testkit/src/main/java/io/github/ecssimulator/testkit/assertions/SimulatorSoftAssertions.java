package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import org.assertj.core.api.SoftAssertions;

/**
 * Soft assertions on what the simulator holds, beside those of AssertJ: all are checked, and all that fail are told at the end.
 *
 * <pre>{@code
 * SimulatorSoftAssertions softly = new SimulatorSoftAssertions();
 * softly.assertThat(transcoder).lostNoWork();
 * softly.assertThat(busy).isStopped();
 * softly.assertAll();
 * }</pre>
 *
 * <p>{@code @InjectSoftAssertions} and {@code @ExtendWith(SoftAssertionsExtension.class)} of AssertJ fill it in, too.
 */
public class SimulatorSoftAssertions extends SoftAssertions {
    /** Makes assertions of which none has failed yet. */
    public SimulatorSoftAssertions() {}

    /** {@return assertions on a task} */
    public SimulatedTaskAssert assertThat(SimulatedTask actual) {
        return proxy(SimulatedTaskAssert.class, SimulatedTask.class, actual);
    }

    /** {@return assertions on a service} */
    public SimulatedServiceAssert assertThat(SimulatedService actual) {
        return proxy(SimulatedServiceAssert.class, SimulatedService.class, actual);
    }

    /** {@return assertions on a cluster} */
    public SimulatedClusterAssert assertThat(SimulatedCluster actual) {
        return proxy(SimulatedClusterAssert.class, SimulatedCluster.class, actual);
    }

    /** {@return assertions on the simulated time} */
    public SimulatedClockAssert assertThat(SimulatedClock actual) {
        return proxy(SimulatedClockAssert.class, SimulatedClock.class, actual);
    }
}
