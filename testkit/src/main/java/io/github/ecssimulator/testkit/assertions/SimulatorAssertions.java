package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.Journal;

/**
 * The assertions on what the simulator holds. Tests that have the AWS SDK import {@link EcsAssertions}, which has these and
 * those on responses; this class is for tests without it, for instance of code that uses the agent endpoint.
 */
public class SimulatorAssertions {
    SimulatorAssertions() {}

    /** {@return assertions on all that happened in a simulator} */
    public static SimulatorAssert assertThat(EcsSimulator actual) {
        return new SimulatorAssert(actual);
    }

    /** {@return assertions on a task} */
    public static SimulatedTaskAssert assertThat(SimulatedTask actual) {
        return new SimulatedTaskAssert(actual);
    }

    /** {@return assertions on a service} */
    public static SimulatedServiceAssert assertThat(SimulatedService actual) {
        return new SimulatedServiceAssert(actual);
    }

    /** {@return assertions on a cluster} */
    public static SimulatedClusterAssert assertThat(SimulatedCluster actual) {
        return new SimulatedClusterAssert(actual);
    }

    /** {@return assertions on the simulated time} */
    public static SimulatedClockAssert assertThat(SimulatedClock actual) {
        return new SimulatedClockAssert(actual);
    }

    /** {@return assertions on the calls of a journal} */
    public static JournalAssert assertThat(Journal actual) {
        return new JournalAssert(actual);
    }
}
