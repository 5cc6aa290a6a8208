package io.github.ecssimulator.testkit.assertions;

import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/**
 * Assertions on what UpdateTaskProtection answered. Made by
 * {@link EcsAssertions#assertThat(UpdateTaskProtectionResponse)}.
 *
 * <p>A response knows nothing of the simulator, so each message tells all that the response holds.
 */
public class UpdateTaskProtectionResponseAssert
        extends AbstractTaskProtectionResponseAssert<UpdateTaskProtectionResponseAssert, UpdateTaskProtectionResponse> {

    UpdateTaskProtectionResponseAssert(UpdateTaskProtectionResponse actual) {
        super(actual, UpdateTaskProtectionResponseAssert.class);
    }

    @Override
    ProtectionAnswer answerOf(UpdateTaskProtectionResponse response) {
        return new ProtectionAnswer("UpdateTaskProtection", response, response.protectedTasks(), response.failures());
    }
}
