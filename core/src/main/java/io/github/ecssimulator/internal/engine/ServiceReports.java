package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.BlockAfterScaleOut;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.ScaleInEventText;
import java.util.List;

/** One piece of the engine: what a service tells of itself, as service events, EventBridge events and in the journal. */
final class ServiceReports {
    private static final String STUCK = "was unable to stop or start tasks during a deployment because of the service"
            + " deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try"
            + " again."; // documented: SEM

    private final WorldTime time;
    private final JournalLog journal;
    private final EventBus events;
    private final IdSequence ids;
    private final Policies policies;

    ServiceReports(WorldTime time, JournalLog journal, EventBus events, IdSequence ids, Policies policies) {
        this.time = time;
        this.journal = journal;
        this.events = events;
        this.ids = ids;
        this.policies = policies;
    }

    void started(TaskState task) { // observed: DescribeServices events
        message(task, "has started 1 tasks: (task " + task.id() + ").");
    }

    void stopped(TaskState task) { // observed: DescribeServices events
        message(task, "has stopped 1 running tasks: (task " + task.id() + ").");
    }

    private void message(TaskState task, String text) {
        ServiceState service = task.serviceOrNull();
        if (service != null) {
            message(service, text);
        }
    }

    private void message(ServiceState service, String text) { // observed: the prefix "(service <name>)"
        service.log().add(ids.nextEventId(), time.now(), "(service " + service.name() + ") " + text);
    }

    /** Tells how the service stands after the scheduler has done what it could. */
    void report(ServiceState service, boolean didSomething) {
        boolean held = false;
        for (TaskSetState set : service.taskSets) {
            if (set.activeCount() > service.wanted(set) && set.candidates().nextOrNull() == null) {
                held = true;
                reportHeld(service, set);
            }
        }
        if (!held && policies.has(BlockAfterScaleOut.FORGOTTEN)) { // assumed: U28
            service.log().causeResolved(text -> !text.equals(STUCK));
        }
        if (didSomething) {
            service.steady = false;
        } else {
            reportStuck(service);
        }
        reportSteady(service);
    }

    private void reportHeld(ServiceState service, TaskSetState set) {
        if (service.listSpared) {
            List<TaskRef> spared =
                    set.protectedTasks().stream().map(TaskState::ref).toList();
            journal.write(new ServiceEvent.ScaleInHeld(service.arn(), service.wanted(set), spared));
        }
        String text = "was unable to reach steady state because " + named(set) + " was unable to scale in. Reason: The"
                + " number of protected tasks are more than the desired count of tasks."; // documented: SEM; assumed:
        // U24
        if (service.log().maySend(text, time.now())) {
            message(service, text);
            journal.write(new ServiceEvent.Told(service.arn(), text));
            events.serviceActed(service, "INFO", "TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION", text); // assumed: U24
        }
    }

    private String named(TaskSetState set) { // assumed: U24
        return policies.has(ScaleInEventText.TASK_SET_IN_BRACKETS)
                ? "(taskSet " + set.id() + ")"
                : "task set (" + set.id() + ")";
    }

    /** Tells that a deployment can neither start nor stop a task, once nothing is on its way any more. */
    private void reportStuck(ServiceState service) {
        TaskSetState primary = service.primaryOrNull();
        boolean stuck = primary != null
                && service.controller() == DeploymentController.ECS
                && service.taskSets.size() > 1
                && !primary.halted
                && primary.nextStartAt == null
                && primary.failing == 0
                && primary.activeCount() < service.wanted(primary)
                && service.runningCount() == service.activeCount();
        if (!stuck) {
            service.log().causeResolved(STUCK::equals);
        } else if (service.log().maySend(STUCK, time.now())) {
            message(service, STUCK);
            journal.write(new ServiceEvent.Told(service.arn(), STUCK));
        }
    }

    private void reportSteady(ServiceState service) {
        boolean steady = service.status == ServiceStatus.ACTIVE
                && service.taskSets.stream().allMatch(set -> isSteady(service, set));
        if (steady && !service.steady) {
            String text = "has reached a steady state."; // documented: service-event-messages
            message(service, text);
            journal.write(new ServiceEvent.Told(service.arn(), text));
            events.serviceActed(service, "INFO", "SERVICE_STEADY_STATE", text); // documented: EVT
        }
        service.steady = steady;
    }

    private static boolean isSteady(ServiceState service, TaskSetState set) {
        return set.rolloutState == RolloutState.COMPLETED
                && set.notYetStoppingCount() == service.wanted(set)
                && set.runningCount() == service.wanted(set);
    }

    void rolloutStarted(TaskSetState set) {
        journal.write(new DeploymentEvent.Started(
                set.service().arn(), set.id(), set.taskDefinition().ref()));
        events.deploymentChanged(set, "SERVICE_DEPLOYMENT_IN_PROGRESS", set.rolloutReason); // documented: EVT
    }

    void rolloutEnded(TaskSetState set) {
        boolean completed = set.rolloutState == RolloutState.COMPLETED;
        journal.write(new DeploymentEvent.Ended(set.service().arn(), set.id(), set.rolloutState));
        message(set.service(), "(deployment " + set.id() + ") deployment " + (completed ? "completed." : "failed."));
        events.deploymentChanged(
                set, completed ? "SERVICE_DEPLOYMENT_COMPLETED" : "SERVICE_DEPLOYMENT_FAILED", set.rolloutReason);
    }

    void rolledBack(TaskSetState failed, TaskSetState target) {
        journal.write(new DeploymentEvent.RolledBack(failed.service().arn(), failed.id(), target.id()));
        message(failed.service(), "rolling back to deployment " + target.id() + ".");
        events.deploymentChanged(target, "SERVICE_DEPLOYMENT_IN_PROGRESS", target.rolloutReason);
    }

    void trafficMoved(TaskSetState green) {
        journal.write(new DeploymentEvent.TrafficMoved(green.service().arn(), green.id()));
    }

    void inactive(ServiceState service) {
        journal.write(new ServiceEvent.Inactive(service.arn()));
    }
}
