package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;

/**
 * The same assertions for tests that are written as given, when, then. The static import stands well beside that of AssertJ's
 * {@link org.assertj.core.api.BDDAssertions}.
 *
 * <pre>{@code
 * import static io.github.ecssimulator.testkit.assertions.BddSimulatorAssertions.then;
 *
 * then(busy).isRunning().isProtected();
 * }</pre>
 */
public final class BddSimulatorAssertions {
    private BddSimulatorAssertions() {}

    /** {@return assertions on a task} */
    public static SimulatedTaskAssert then(SimulatedTask actual) {
        return SimulatorAssertions.assertThat(actual);
    }

    /** {@return assertions on a service} */
    public static SimulatedServiceAssert then(SimulatedService actual) {
        return SimulatorAssertions.assertThat(actual);
    }

    /** {@return assertions on a cluster} */
    public static SimulatedClusterAssert then(SimulatedCluster actual) {
        return SimulatorAssertions.assertThat(actual);
    }

    /** {@return assertions on the simulated time} */
    public static SimulatedClockAssert then(SimulatedClock actual) {
        return SimulatorAssertions.assertThat(actual);
    }
}
