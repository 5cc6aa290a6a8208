package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Ends a deployment that is under way. Source: documented: StopServiceDeployment. */
public final class StopServiceDeployment {
    private StopServiceDeployment() {}

    /**
     * The call.
     *
     * @param serviceDeploymentArn the ARN of the deployment; required
     * @param stopType {@code ROLLBACK}, also when absent, or {@code ABORT}
     */
    public record Request(
            @Nullable String serviceDeploymentArn, @Nullable String stopType) implements EcsRequest<Response> {}

    /**
     * The deployment that is being ended.
     *
     * @param serviceDeploymentArn its ARN
     */
    public record Response(String serviceDeploymentArn) implements EcsResponse {}
}
