package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.DeploymentLimit;
import org.jspecify.annotations.Nullable;

/** How deployments, and task sets, are made. */
final class Deployments {
    private static final int DEPLOYMENTS_MAX = 5; // observed: UpdateService

    private final WorldTime time;
    private final IdSequence ids;
    private final TaskDefinitions taskDefinitions;
    private final Rollouts rollouts;
    private final Looks looks;
    private final ScaleIn.Rule victimRule;
    private final Policies policies;

    Deployments(
            WorldTime time,
            IdSequence ids,
            TaskDefinitions taskDefinitions,
            Rollouts rollouts,
            Looks looks,
            ScaleIn.Rule victimRule,
            Policies policies) {
        this.time = time;
        this.ids = ids;
        this.taskDefinitions = taskDefinitions;
        this.rollouts = rollouts;
        this.looks = looks;
        this.victimRule = victimRule;
        this.policies = policies;
    }

    TaskDefinitionState definitionOf(String serviceName, @Nullable TaskDefinitionRef ref) {
        if (ref == null) {
            return taskDefinitions.latestOrRegistered(serviceName);
        }
        TaskDefinitionState definition = taskDefinitions.findOrNull(ref);
        if (definition == null || !definition.isActive()) {
            throw Refused.taskDefinitionNotFound();
        }
        return definition;
    }

    TaskSetState newTaskSet(ServiceState service, TaskDefinitionState definition, LaunchOptions launch) {
        return new TaskSetState(
                "ecs-svc/" + ids.nextDeploymentNumber(), service, definition, time.now(), launch, victimRule);
    }

    void begin(TaskSetState deployment) {
        ServiceState service = deployment.service();
        time.because(rollouts.begin(service, deployment), () -> looks.changed(service));
    }

    /** Insists that one more deployment of a service may begin. */
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
