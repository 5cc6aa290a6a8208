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

    /**
     * Starts assertions on a task.
     *
     * @param actual the task
     * @return the assertions
     */
    public SimulatedTaskAssert assertThat(SimulatedTask actual) {
        return proxy(SimulatedTaskAssert.class, SimulatedTask.class, actual);
    }

    /**
     * Starts assertions on a service.
     *
     * @param actual the service
     * @return the assertions
     */
    public SimulatedServiceAssert assertThat(SimulatedService actual) {
        return proxy(SimulatedServiceAssert.class, SimulatedService.class, actual);
    }

    /**
     * Starts assertions on a cluster.
     *
     * @param actual the cluster
     * @return the assertions
     */
    public SimulatedClusterAssert assertThat(SimulatedCluster actual) {
        return proxy(SimulatedClusterAssert.class, SimulatedCluster.class, actual);
    }

    /**
     * Starts assertions on the simulated time.
     *
     * @param actual the clock
     * @return the assertions
     */
    public SimulatedClockAssert assertThat(SimulatedClock actual) {
        return proxy(SimulatedClockAssert.class, SimulatedClock.class, actual);
    }
}
