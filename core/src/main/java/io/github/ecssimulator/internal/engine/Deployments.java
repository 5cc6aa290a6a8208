package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.DeploymentLimit;
import org.jspecify.annotations.Nullable;

/** How deployments, and task sets, are made. */
record Deployments(
        Agenda agenda,
        IdSequence ids,
        TaskDefinitions taskDefinitions,
        ServiceReports reports,
        Looks looks,
        ScaleIn.Rule victimRule,
        Policies policies) {
    private static final int DEPLOYMENTS_MAX = 5; // observed: UpdateService

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
                "ecs-svc/" + ids.nextDeploymentNumber(), service, definition, agenda.now(), launch, victimRule);
    }

    /** Puts a new deployment before the ones there are; those stay until their tasks have left. */
    void begin(ServiceState service, TaskDefinitionState definition) {
        TaskSetState deployment =
                newTaskSet(service, definition, service.options().launch());
        service.begin(deployment, agenda.now());
        agenda.because(reports.rolloutStarted(deployment), () -> looks.changed(service));
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
