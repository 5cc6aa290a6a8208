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

    /** {@return assertions on what UpdateTaskProtection answered} */
    public static UpdateTaskProtectionResponseAssert assertThat(UpdateTaskProtectionResponse actual) {
        return new UpdateTaskProtectionResponseAssert(actual);
    }

    /** {@return assertions on what GetTaskProtection answered} */
    public static GetTaskProtectionResponseAssert assertThat(GetTaskProtectionResponse actual) {
        return new GetTaskProtectionResponseAssert(actual);
    }
}
