package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSetStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.CircuitBreakerCount;
import io.github.ecssimulator.policy.Scheduling.RetirementOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What deployments may do while they are under way, and how they end. */
record Rollouts(
        Agenda agenda,
        ServiceReports reports,
        Policies policies,
        StandIns standIns,
        Restarts restarts,
        RolloutEndings endings,
        BlueGreen blueGreen) {

    static Rollouts of(Agenda agenda, Looks looks, ServiceReports reports, Policies policies) {
        RolloutEndings endings = new RolloutEndings(agenda, reports);
        return new Rollouts(
                agenda,
                reports,
                policies,
                new StandIns(agenda, policies),
                new Restarts(agenda, looks, reports, policies),
                endings,
                new BlueGreen(agenda, looks, reports, endings, policies));
    }

    boolean mayStart(TaskSetState set) {
        ServiceState service = set.service();
        // A task that fails to start counts once it has stopped; until then no other takes its place.
        if (!set.mayTryToStart(agenda.now())) {
            return false;
        }
        if (service.controller() == DeploymentController.EXTERNAL
                || service.deployment().strategy() == DeploymentStrategy.BLUE_GREEN) {
            return true;
        }
        boolean alone = service.activeCount() == set.tasks().lastingCount();
        int reserved = set.isReplaced() ? 0 : standIns.due(service);
        return alone || service.activeCount() + reserved < service.deployment().tasksMax(service.desiredCount());
    }

    /** Whether a deployment shall have more tasks than it has. */
    boolean lacksTasks(TaskSetState set) {
        return set.tasks().lastingCount() < set.service().wanted(set) || standIns.dueOf(set) > 0;
    }

    /** Whether the replacement of a task that retires may run before the task stops. */
    boolean mayReplaceFirst(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        return set != null
                && task.isRunning()
                && set.service().status() == ServiceStatus.ACTIVE
                && set.tasks().lastingCount() <= set.service().wanted(set)
                && hasRoom(set.service()) // documented: task maintenance
                && policies.has(RetirementOrder.BY_MAXIMUM_PERCENT); // assumed: U41
    }

    private static boolean hasRoom(ServiceState service) {
        // documented: DeploymentConfiguration - maximumPercent bounds old and new tasks together
        return service.activeCount() < service.deployment().tasksMax(service.desiredCount());
    }

    boolean mayStop(TaskState victim) {
        TaskSetState set = Objects.requireNonNull(victim.taskSetOrNull());
        ServiceState service = set.service();
        TaskSetState primary = service.primaryOrNull();
        if (!set.isReplaced() || primary == null) {
            return true;
        }
        if (!victim.isRunning()) {
            return !victim.standsIn() || standIns.uncovered(service) < 0;
        }
        if (primary.rollout().hasFailed()) {
            return false; // a failed deployment leaves the old tasks alone
        }
        // documented: DeploymentConfiguration - minimumHealthyPercent keeps tasks running while they are replaced
        return service.runningCount() - 1 >= service.deployment().tasksMin(service.desiredCount());
    }

    /** Whether a task may leave its container instance. Source: documented: container-instance-draining. */
    boolean mayLeave(TaskState task) {
        ServiceState service = Objects.requireNonNull(task.serviceOrNull());
        return !task.isRunning()
                || service.status() != ServiceStatus.ACTIVE
                || service.runningCount() - 1 >= service.deployment().tasksMin(service.desiredCount());
    }

    /** Whether the latest deployment would go on if no task of an older one were protected, and cannot as it is. */
    boolean isHeldByProtectionAlone(ServiceState service) {
        TaskSetState primary = service.primaryOrNull();
        return primary != null
                && primary.isInProgress()
                && hasStartedAllItMay(primary)
                && service.taskSets().stream()
                        .filter(TaskSetState::isReplaced)
                        .allMatch(older -> service.wanted(older) == 0 && mayLeaveButForProtection(older));
    }

    private static boolean hasStartedAllItMay(TaskSetState set) {
        boolean everyOneRuns = set.tasks().runningCount() == set.tasks().activeCount()
                && !set.failures().isAnyUnderWay();
        boolean lacksRoomOnly = !set.failures().isWaiting() && !hasRoom(set.service());
        return everyOneRuns && (set.tasks().activeCount() >= set.service().wanted(set) || lacksRoomOnly);
    }

    private boolean mayLeaveButForProtection(TaskSetState set) {
        return set.tasks().protectedTasks().size() == set.tasks().activeCount()
                && set.tasks().protectedTasks().stream().allMatch(this::mayStop);
    }

    /** Ends what is over. Returns whether the service has to be looked at again. */
    boolean conclude(ServiceState service) {
        standIns.forgetWhatIsCovered(service);
        service.forget(gone(service));
        if (service.status() == ServiceStatus.DRAINING && service.taskSets().isEmpty()) {
            service.leave();
            reports.inactive(service);
            return false;
        }
        TaskSetState primary = service.primaryOrNull();
        if (primary == null || service.status() != ServiceStatus.ACTIVE) {
            return false;
        }
        if (primary.isInProgress() && isComplete(service, primary)) {
            endings.complete(primary);
            return true;
        }
        return false;
    }

    private static List<TaskSetState> gone(ServiceState service) {
        List<TaskSetState> gone = new ArrayList<>(0); // most looks find none
        for (TaskSetState set : service.taskSets()) {
            if (isGone(service, set)) {
                gone.add(set);
            }
        }
        return gone;
    }

    private static boolean isGone(ServiceState service, TaskSetState set) {
        boolean leaving = service.status() != ServiceStatus.ACTIVE
                || set.status() == TaskSetStatus.DRAINING
                || (set.status() == TaskSetStatus.ACTIVE
                        && service.controller() == DeploymentController.ECS
                        && service.wanted(set) == 0
                        && (isOfNoUse(set) || isInPlace(service)));
        return leaving && !isOccupied(set);
    }

    /**
     * documented: DeleteService - a service is DRAINING until its tasks are STOPPING or STOPPED, and Deployment - ACTIVE while
     * it has running tasks; but TaskSet - DRAINING while its tasks are being stopped.
     */
    private static boolean isOccupied(TaskSetState set) {
        boolean drained =
                set.status() == TaskSetStatus.DRAINING && set.service().status() == ServiceStatus.ACTIVE;
        return (drained ? set.tasks().counts().alive() : set.tasks().counts().notYetStopping()) > 0;
    }

    /** A deployment that was replaced before it completed is nothing to go back to, unless lost tasks of it are due again. */
    private static boolean isOfNoUse(TaskSetState set) {
        return !set.rollout().isCompleted() && set.tasks().lostCount() == 0;
    }

    /** An old deployment is what a failing new one rolls back to, so it is kept until the new one has all its tasks. */
    private static boolean isInPlace(ServiceState service) {
        TaskSetState primary = service.primaryOrNull();
        return primary != null && primary.tasks().runningCount() >= service.desiredCount();
    }

    private static boolean isComplete(ServiceState service, TaskSetState primary) {
        // documented: EARLY - a deployment is complete when the tasks of its source are gone, protected ones included
        boolean alone = service.taskSets().size() == 1 || service.controller() == DeploymentController.EXTERNAL;
        return alone && primary.tasks().runningCount() >= service.wanted(primary);
    }

    /** Takes note of a task that stopped; failing new tasks open the circuit breaker. */
    void taskStopped(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        if (set == null || !countsAsFailure(task)) {
            return;
        }
        set.failures().count();
        if (Restarts.failedToStart(task)) {
            restarts.startFailed(set);
        }
        int threshold = ServiceDeploymentState.failureThreshold(set.service().desiredCount());
        if (set.isInProgress()
                && set.status() == TaskSetStatus.PRIMARY
                && set.failures().counted() >= threshold) {
            endings.breakCircuit(set);
        }
    }

    private boolean countsAsFailure(TaskState task) { // assumed: U29 - protected old tasks never count
        return Restarts.failedToStart(task)
                || (task.ending().cause() == StopCause.HEALTH_CHECK
                        && policies.has(CircuitBreakerCount.START_AND_HEALTH_FAILURES));
    }
}
