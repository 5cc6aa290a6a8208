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

    /**
     * Starts assertions on all that happened in a simulator.
     *
     * @param actual the simulator
     * @return the assertions
     */
    public static SimulatorAssert assertThat(EcsSimulator actual) {
        return new SimulatorAssert(actual);
    }

    /**
     * Starts assertions on a task.
     *
     * @param actual the task
     * @return the assertions
     */
    public static SimulatedTaskAssert assertThat(SimulatedTask actual) {
        return new SimulatedTaskAssert(actual);
    }

    /**
     * Starts assertions on a service.
     *
     * @param actual the service
     * @return the assertions
     */
    public static SimulatedServiceAssert assertThat(SimulatedService actual) {
        return new SimulatedServiceAssert(actual);
    }

    /**
     * Starts assertions on a cluster.
     *
     * @param actual the cluster
     * @return the assertions
     */
    public static SimulatedClusterAssert assertThat(SimulatedCluster actual) {
        return new SimulatedClusterAssert(actual);
    }

    /**
     * Starts assertions on the simulated time.
     *
     * @param actual the clock
     * @return the assertions
     */
    public static SimulatedClockAssert assertThat(SimulatedClock actual) {
        return new SimulatedClockAssert(actual);
    }

    /**
     * Starts assertions on the calls of a journal.
     *
     * @param actual the journal
     * @return the assertions
     */
    public static JournalAssert assertThat(Journal actual) {
        return new JournalAssert(actual);
    }
}
