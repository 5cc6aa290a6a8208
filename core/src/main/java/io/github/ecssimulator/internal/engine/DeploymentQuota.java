package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.DeploymentLimit;

/** How many deployments of a service may be there at once. */
final class DeploymentQuota {
    private static final int DEPLOYMENTS_MAX = 5; // observed: UpdateService

    private final Policies policies;

    DeploymentQuota(Policies policies) {
        this.policies = policies;
    }

    /** Insists that one more deployment may begin. */
    void requireRoom(ServiceState service) {
        if (service.taskSets().size() >= DEPLOYMENTS_MAX && !policies.has(DeploymentLimit.NONE)) {
            throw Refused.with(
                    errorOf(DEPLOYMENTS_MAX + " active deployments exist, unable to create new deployment."));
        }
    }

    private EcsError errorOf(String message) { // assumed: U43
        return switch (policies.get(DeploymentLimit.class)) {
            case CLIENT_EXCEPTION -> EcsError.client(message);
            case LIMIT_EXCEEDED -> new EcsError("LimitExceededException", 400, message);
            case INVALID_PARAMETER, NONE -> EcsError.invalidParameter(message);
        };
    }
}
