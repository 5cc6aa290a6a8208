package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/**
 * The AssertJ assertions of the simulator.
 *
 * <pre>{@code
 * import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
 *
 * assertThat(busy).isRunning().isProtected().hasProtectionExpiringIn(Duration.ofMinutes(60));
 * assertThat(response).hasNoProtectedTasks().hasFailure(oneOff.arn(), "TASK_NOT_VALID");
 * }</pre>
 *
 * <p>The static import stands well beside that of {@link org.assertj.core.api.Assertions#assertThat(Object)}.
 */
public final class EcsAssertions {
    private EcsAssertions() {}

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
     * Starts assertions on what UpdateTaskProtection answered.
     *
     * @param actual the response of the SDK client
     * @return the assertions
     */
    public static UpdateTaskProtectionResponseAssert assertThat(UpdateTaskProtectionResponse actual) {
        return new UpdateTaskProtectionResponseAssert(actual);
    }

    /**
     * Starts assertions on what GetTaskProtection answered.
     *
     * @param actual the response of the SDK client
     * @return the assertions
     */
    public static GetTaskProtectionResponseAssert assertThat(GetTaskProtectionResponse actual) {
        return new GetTaskProtectionResponseAssert(actual);
    }
}
