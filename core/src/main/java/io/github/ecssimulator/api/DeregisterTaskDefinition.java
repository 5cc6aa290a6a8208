package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Makes a revision INACTIVE; what runs with it goes on. Source: documented: DeregisterTaskDefinition. */
public final class DeregisterTaskDefinition {
    private DeregisterTaskDefinition() {}

    /**
     * The call.
     *
     * @param taskDefinition {@code family:revision} or the ARN; required
     */
    public record Request(@Nullable String taskDefinition) implements EcsRequest<Response> {}

    /**
     * The revision as deregistered.
     *
     * @param taskDefinition the task definition, now INACTIVE
     */
    public record Response(TaskDefinition taskDefinition) implements EcsResponse {}
}
