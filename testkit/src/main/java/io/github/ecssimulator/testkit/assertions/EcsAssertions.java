package io.github.ecssimulator.testkit.assertions;

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
 * <p>The static import stands well beside that of {@link org.assertj.core.api.Assertions#assertThat(Object)}. Where the AWS
 * SDK is not on the class path, import {@link SimulatorAssertions} instead: the compiler has to see the types of all
 * overloads.
 */
public final class EcsAssertions extends SimulatorAssertions {
    private EcsAssertions() {}

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
