package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.ServiceMessages.Cause;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.Answering.ScaleInEventText;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.BlockAfterScaleOut;
import java.util.List;

/** What a service tells of itself, as service events, EventBridge events and in the journal. */
record ServiceReports(Agenda agenda, JournalLog journal, EventBus events, IdSequence ids, Policies policies) {

    void started(TaskSetState set, List<TaskState> tasks) {
        message(set, ServiceTexts.started(tasks, Math.min(set.tasks().unhealthyCount(), tasks.size())));
    }

    /** Tells which tasks are about to stop; each still has the status in which it was chosen. */
    void stopped(TaskSetState set, List<TaskState> victims) {
        List<TaskState> running = victims.stream().filter(TaskState::isRunning).toList();
        if (running.size() < victims.size()) {
            message(set, ServiceTexts.stoppedPending(victims.size() - running.size()));
        }
        if (running.isEmpty()) {
            return;
        }
        if (!set.launch().loadBalancers().isEmpty()) {
            message(set, ServiceTexts.draining(running.size()));
        }
        message(set, ServiceTexts.stopped(running));
    }

    /** Of an external service the task set is named, too. */
    private void message(TaskSetState set, String text) { // observed: of draining; inferred for the others
        if (set.service().controller() == DeploymentController.EXTERNAL) {
            message(set.service(), ", taskSet " + set.id(), text);
        } else {
            message(set.service(), text);
        }
    }

    private void message(ServiceState service, String text) {
        message(service, "", text);
    }

    private void message(ServiceState service, String set, String text) { // observed: the prefix "(service <name>)"
        service.log().add(ids.nextEventId(), agenda.now(), "(service " + service.name() + set + ") " + text);
    }

    /** Tells how the service stands after the scheduler has done what it could. */
    void report(ServiceState service, boolean didSomething) {
        boolean held = false;
        for (TaskSetState set : service.taskSets()) {
            boolean isHeld = set.tasks().lastingCount() > service.wanted(set)
                    && set.tasks().candidates().nextOrNull() == null;
            boolean isNews = service.log().becomesHeld(set.id(), isHeld);
            if (isHeld) {
                held = true;
                reportHeld(service, set, isNews);
            }
        }
        if (!held && policies.has(BlockAfterScaleOut.FORGOTTEN)) { // assumed: U28
            service.log().resolved(Cause.PROTECTED_SURPLUS);
        }
        boolean lacksPlace = service.log().takeLackOfPlace();
        if (didSomething) {
            service.log().becomesSteady(false);
        } else {
            reportStuck(service, lacksPlace);
        }
        reportSteady(service);
    }

    private void reportHeld(ServiceState service, TaskSetState set, boolean isNews) {
        if (isNews || service.listsSpared()) {
            List<TaskRef> spared =
                    set.tasks().protectedTasks().stream().map(TaskState::ref).toList();
            journal.write(new ServiceEvent.ScaleInHeld(service.arn(), service.wanted(set), spared));
        }
        ScaleInEventText edition = policies.get(ScaleInEventText.class);
        String text = ServiceTexts.held(edition, set);
        if (service.log().maySend(Cause.PROTECTED_SURPLUS, set.id() + text, agenda.now())) {
            message(service, edition == ScaleInEventText.OBSERVED_2022 ? ", taskSet " + set.id() : "", text);
            journal.write(new ServiceEvent.Told(service.arn(), text));
            events.serviceActed(service, "INFO", "TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION", text); // assumed: U24
        }
    }

    /** Tells that tasks fail to start again and again. */
    void startsFail(ServiceState service) {
        if (service.log().maySend(Cause.FAILING_STARTS, ServiceTexts.FAILING_STARTS, agenda.now())) {
            tell(service, ServiceTexts.FAILING_STARTS);
            events.serviceActed(service, "WARN", "SERVICE_TASK_START_IMPAIRED", null); // documented: EVT
        }
    }

    /** Tells that no container instance takes the next task, if it is so. */
    void placed(ServiceState service, boolean taken) {
        service.log().lacksPlace(!taken);
        if (taken) {
            service.log().resolved(Cause.NO_INSTANCE);
        } else if (service.log().maySend(Cause.NO_INSTANCE, ServiceTexts.NO_INSTANCE, agenda.now())) {
            tell(service, ServiceTexts.NO_INSTANCE);
            events.serviceActed(service, "ERROR", "SERVICE_TASK_PLACEMENT_FAILURE", ServiceTexts.NO_INSTANCE); // EVT
        }
    }

    void startsSucceed(ServiceState service) {
        service.log().resolved(Cause.FAILING_STARTS);
    }

    private void tell(ServiceState service, String text) {
        message(service, text);
        journal.write(new ServiceEvent.Told(service.arn(), text));
    }

    /** Tells that a deployment can neither start nor stop a task, once nothing is on its way any more. */
    private void reportStuck(ServiceState service, boolean lacksPlace) {
        TaskSetState primary = service.primaryOrNull();
        boolean stuck = primary != null
                && !lacksPlace // documented: SEM - this one is about the configuration; the lack is told by its own
                && service.controller() == DeploymentController.ECS
                && service.taskSets().size() > 1
                && !primary.rollout().hasFailed()
                && !primary.failures().isWaiting()
                && !primary.failures().isAnyUnderWay()
                && primary.tasks().activeCount() < service.wanted(primary)
                && service.runningCount() == service.activeCount();
        if (!stuck) {
            service.log().resolved(Cause.STUCK_DEPLOYMENT);
        } else if (service.log().maySend(Cause.STUCK_DEPLOYMENT, ServiceTexts.STUCK, agenda.now())) {
            tell(service, ServiceTexts.STUCK);
        }
    }

    private void reportSteady(ServiceState service) {
        boolean steady = service.status() == ServiceStatus.ACTIVE;
        for (TaskSetState set : service.taskSets()) {
            steady &= isSteady(service, set);
        }
        if (service.log().becomesSteady(steady)) {
            tell(service, ServiceTexts.STEADY);
            events.serviceActed(service, "INFO", "SERVICE_STEADY_STATE", null); // documented: EVT
        }
    }

    private static boolean isSteady(ServiceState service, TaskSetState set) {
        return set.rollout().isCompleted()
                && set.tasks().counts().notYetStopping() == service.wanted(set)
                && set.tasks().runningCount() == service.wanted(set);
    }

    /** Returns the sequence of the entry. */
    long rolloutStarted(TaskSetState set) {
        startsSucceed(set.service()); // documented: service throttle logic - a new task definition ends it
        long entry = journal.write(new DeploymentEvent.Started(
                set.service().arn(), set.id(), set.taskDefinition().ref()));
        events.deploymentChanged(
                set, "SERVICE_DEPLOYMENT_IN_PROGRESS", set.rollout().reason()); // documented: EVT
        return entry;
    }

    void rolloutCompleted(TaskSetState set) {
        rolloutEnded(set, ServiceTexts.completed(set), "SERVICE_DEPLOYMENT_COMPLETED");
    }

    void rolloutFailed(TaskSetState set, String why) {
        rolloutEnded(set, ServiceTexts.failed(set, why), "SERVICE_DEPLOYMENT_FAILED");
    }

    private void rolloutEnded(TaskSetState set, String text, String event) {
        journal.write(new DeploymentEvent.Ended(
                set.service().arn(), set.id(), set.rollout().state()));
        message(set.service(), text);
        events.deploymentChanged(set, event, set.rollout().reason());
    }

    void rolledBack(TaskSetState failed, TaskSetState target) {
        journal.write(new DeploymentEvent.RolledBack(failed.service().arn(), failed.id(), target.id()));
        message(failed.service(), ServiceTexts.rollingBack(target));
        events.deploymentChanged(
                target, "SERVICE_DEPLOYMENT_IN_PROGRESS", target.rollout().reason());
    }

    void trafficMoved(TaskSetState green, Runnable effects) {
        journal.write(new DeploymentEvent.TrafficMoved(green.service().arn(), green.id()), effects);
    }

    void inactive(ServiceState service) {
        journal.write(new ServiceEvent.Inactive(service.arn()));
    }
}
