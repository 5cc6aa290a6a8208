package io.github.ecssimulator.testkit.assertions;

import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;

/**
 * Assertions on what GetTaskProtection answered. Made by
 * {@link EcsAssertions#assertThat(GetTaskProtectionResponse)}.
 *
 * <p>A response knows nothing of the simulator, so each message tells all that the response holds.
 */
public class GetTaskProtectionResponseAssert
        extends AbstractTaskProtectionResponseAssert<GetTaskProtectionResponseAssert, GetTaskProtectionResponse> {

    GetTaskProtectionResponseAssert(GetTaskProtectionResponse actual) {
        super(actual, GetTaskProtectionResponseAssert.class);
    }

    @Override
    ProtectionAnswer answerOf(GetTaskProtectionResponse response) {
        return new ProtectionAnswer("GetTaskProtection", response, response.protectedTasks(), response.failures());
    }
}
