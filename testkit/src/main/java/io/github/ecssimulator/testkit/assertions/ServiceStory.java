package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskSnapshot;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tasks of a service, and what the journal tells of it, in lines. */
final class ServiceStory {
    private ServiceStory() {}

    static String tasks(ServiceSnapshot service) {
        return service.tasks().stream().map(ServiceStory::line).collect(Collectors.joining("\n"));
    }

    static String line(TaskSnapshot task) {
        return task.ref() + " " + task.lastStatus()
                + (task.protectedUntil() == null ? ", unprotected" : ", protected until " + task.protectedUntil());
    }

    /** Tells what the scheduler did, how deployments went, which tasks stopped or had their protection changed, and what
     * their agents did not grant; starts are left out. */
    static String of(SimulatedService service, ServiceArn arn) {
        return service.cluster().journal().timeline(event -> tellsOf(arn, event));
    }

    private static boolean tellsOf(ServiceArn arn, JournalEvent event) {
        if (event instanceof ServiceEvent change) {
            return change.service().equals(arn);
        }
        if (event instanceof DeploymentEvent step) {
            return step.service().equals(arn);
        }
        if (event instanceof AgentEvent request) {
            return !(request instanceof AgentEvent.Answered)
                    && isOf(arn, request.request().task());
        }
        return event instanceof TaskEvent change
                && !(change instanceof TaskEvent.Created
                        || change instanceof TaskEvent.Adopted
                        || change instanceof TaskEvent.StatusChanged)
                && isOf(arn, change.task());
    }

    private static boolean isOf(ServiceArn arn, @Nullable TaskRef task) {
        return task != null
                && arn.serviceName().equals(task.serviceName())
                && arn.clusterName().equals(task.arn().clusterName());
    }
}
