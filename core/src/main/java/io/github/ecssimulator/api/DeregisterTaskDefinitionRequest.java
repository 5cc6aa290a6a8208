package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Makes a revision INACTIVE; what runs with it goes on. Source: documented: DeregisterTaskDefinition.
 *
 * @param taskDefinition {@code family:revision} or the ARN; required
 */
public record DeregisterTaskDefinitionRequest(@Nullable String taskDefinition)
        implements EcsRequest<DeregisterTaskDefinitionResponse> {

    @Override
    public String operation() {
        return "DeregisterTaskDefinition";
    }
}
