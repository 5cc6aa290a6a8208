package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskRef;
import java.util.ArrayList;
import java.util.List;

/** One piece of the engine: the ECS service scheduler. It keeps each service at its desired count. */
final class ServiceScheduler {
    private final JournalLog journal;
    private final Tasks tasks;

    ServiceScheduler(JournalLog journal, Tasks tasks) {
        this.journal = journal;
        this.tasks = tasks;
    }

    /** Looks at a service whose desired count changed. */
    void scaled(ServiceState service) {
        List<TaskRef> spared = reconcile(service, true);
        if (!spared.isEmpty() && service.activeCount() > service.desiredCount()) {
            journal.write(new ServiceEvent.ScaleInHeld(service.arn(), service.desiredCount(), spared));
        }
    }

    /** Looks at a service of which a task lost its protection: surplus that was kept may leave now. */
    void protectionEnded(ServiceState service) {
        reconcile(service, false);
    }

    /** Looks at a service of which a task stopped for another reason than scale-in. */
    void taskStopped(ServiceState service) {
        reconcile(service, false);
    }

    private List<TaskRef> reconcile(ServiceState service, boolean listSpared) {
        while (service.activeCount() < wanted(service)) {
            tasks.startFor(service);
        }
        if (service.activeCount() <= wanted(service)) {
            return List.of();
        }
        List<TaskState> victims = chooseVictims(service);
        List<TaskRef> spared = listSpared
                ? service.protectedTasks().stream().map(TaskState::ref).toList()
                : List.of();
        if (!victims.isEmpty()) {
            journal.write(new ServiceEvent.ScaledIn(
                    service.arn(),
                    service.desiredCount(),
                    victims.stream().map(TaskState::ref).toList(),
                    service.candidates().rule(),
                    spared));
            // observed: the text of stoppedReason at scale-in names the deployment
            String reason = "Scaling activity initiated by (deployment " + service.deployment() + ")";
            victims.forEach(victim -> tasks.stop(victim, StopCode.SERVICE_SCHEDULER_INITIATED, reason));
        }
        return spared;
    }

    /** Takes the victims out of the service first, so that each choice sees what the one before left. */
    private static List<TaskState> chooseVictims(ServiceState service) {
        List<TaskState> victims = new ArrayList<>();
        while (service.activeCount() > wanted(service)) {
            TaskState victim = service.candidates().nextOrNull();
            if (victim == null) { // documented: TSIP - scale-in stops unprotected tasks only
                break;
            }
            service.remove(victim);
            victims.add(victim);
        }
        return victims;
    }

    private static int wanted(ServiceState service) {
        return service.status == ServiceStatus.ACTIVE ? service.desiredCount() : 0;
    }
}
