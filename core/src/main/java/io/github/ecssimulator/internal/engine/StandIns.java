package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.RolloutReplacement;

/**
 * Which tasks a deployment gets although it is being replaced: those that keep the service at its minimum while new tasks do not
 * run yet. Source: documented: announcement of November 2025, an unhealthy or terminated task is replaced by one of its own
 * revision, and both revisions scale out; assumed: U40, that new tasks which run stand in as well.
 */
record StandIns(Agenda agenda, Policies policies) {

    /** How many tasks are due over all deployments that are being replaced. */
    int due(ServiceState service) {
        int lost = service.count(this::lostBy);
        return Math.max(0, Math.min(lost, uncovered(service)));
    }

    int dueOf(TaskSetState set) {
        return Math.max(0, Math.min(lostBy(set), uncovered(set.service())));
    }

    private int lostBy(TaskSetState set) {
        boolean counts = set.isReplaced()
                && policies.has(RolloutReplacement.OWN_REVISION)
                && set.service().deployment().strategy() == DeploymentStrategy.ROLLING
                && set.mayTryToStart(agenda.now());
        return counts ? set.tasks().lostCount() : 0;
    }

    /** How many tasks the service is short of its minimum; below 0 it could spare some that do not run yet. */
    int uncovered(ServiceState service) {
        TaskSetState primary = service.primaryOrNull();
        int running = primary == null ? 0 : primary.tasks().runningCount();
        int replaced = service.count(set -> set.isReplaced() ? set.tasks().activeCount() : 0);
        return service.deployment().tasksMin(service.desiredCount()) - running - replaced;
    }

    void forgetWhatIsCovered(ServiceState service) {
        if (uncovered(service) <= 0) {
            service.taskSets().forEach(set -> set.tasks().keepWhatItHas());
        }
    }

    /** The revision that is proven scales out beside the new one. */
    void scaledOut(ServiceState service, int more) {
        service.taskSets().stream()
                .filter(set -> set.isReplaced() && set.rollout().isCompleted())
                .findFirst()
                .ifPresent(set -> set.tasks().keepMore(more));
    }
}
