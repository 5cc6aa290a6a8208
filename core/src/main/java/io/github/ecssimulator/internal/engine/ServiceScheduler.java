package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskSetStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.RollbackProtection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ECS service scheduler. It brings each service to its desired count, and deployments to their end, without ever
 * choosing a protected task.
 */
record ServiceScheduler(
        Agenda agenda,
        JournalLog journal,
        Tasks tasks,
        Rollouts rollouts,
        ServiceReports reports,
        Looks looks,
        Policies policies) {

    /** Brings a service as far as it can be now. */
    void reconcile(ServiceState service) {
        service.taskSets().forEach(TaskSetState::consider);
        rollouts.blueGreen().prepare(service);
        boolean didSomething = false;
        boolean progress = true;
        while (progress) {
            boolean started = startMissing(service);
            boolean stopped = stopSurplus(service);
            boolean retired = stopRetiring(service);
            boolean left = stopSentAway(service);
            progress = started || stopped || retired || left;
            didSomething |= progress;
        }
        if (rollouts.conclude(service)) {
            looks.lookAgain(service);
        }
        reports.report(service, didSomething);
        service.listSpared(false);
    }

    private boolean startMissing(ServiceState service) {
        boolean started = false;
        for (TaskSetState set : List.copyOf(service.taskSets())) {
            List<TaskState> fresh = new ArrayList<>();
            TaskState next = startOrNull(set);
            while (next != null) {
                fresh.add(next);
                next = startOrNull(set);
            }
            if (!fresh.isEmpty()) {
                reports.started(set, fresh);
                started = true;
            }
            set.tasks().replacedUnhealthy();
        }
        return started;
    }

    private @Nullable TaskState startOrNull(TaskSetState set) {
        if (!rollouts.lacksTasks(set) || !rollouts.mayStart(set)) {
            return null;
        }
        TaskState task = tasks.startForOrNull(set);
        reports.placed(set.service(), task != null);
        return task;
    }

    private boolean stopSurplus(ServiceState service) {
        List<Runnable> stops = new ArrayList<>(); // once all are chosen
        for (int oldest = service.taskSets().size() - 1; oldest >= 0; oldest--) {
            TaskSetState set = service.taskSets().get(oldest);
            List<TaskState> victims = chooseVictims(service, set);
            if (!victims.isEmpty()) {
                journal.write(
                        scaledIn(service, set, victims), () -> stops.add(agenda.remembering(() -> stop(set, victims))));
            }
        }
        stops.forEach(Runnable::run);
        return !stops.isEmpty();
    }

    /** Takes the victims out of their set at once, so that each choice sees what the one before left. */
    private List<TaskState> chooseVictims(ServiceState service, TaskSetState set) {
        List<TaskState> victims = new ArrayList<>();
        while (set.tasks().lastingCount() > service.wanted(set)) {
            TaskState victim = victimOrNull(set);
            if (victim == null || !rollouts.mayStop(victim)) { // documented: TSIP - protected tasks are never chosen
                break;
            }
            set.tasks().remove(victim);
            set.tasks().keepWhatItHas();
            victims.add(victim);
        }
        return victims;
    }

    private @Nullable TaskState victimOrNull(TaskSetState set) {
        TaskState victim = set.tasks().candidates().nextOrNull();
        boolean sparesNone = set.rollout().hasFailed()
                && set.isReplaced()
                && policies.has(RollbackProtection.STOPS_PROTECTED); // assumed: U30
        return victim == null && sparesNone && !set.tasks().protectedTasks().isEmpty()
                ? set.tasks().protectedTasks().first()
                : victim;
    }

    /** Stops what retires once its place is taken, or cannot be taken. Source: documented: task maintenance. */
    private boolean stopRetiring(ServiceState service) {
        List<TaskState> due = new ArrayList<>();
        for (TaskSetState set : service.taskSets()) {
            SortedChunks<TaskState> retiring = set.tasks().retiring();
            if (!retiring.isEmpty() && (hasReplacement(service, set) || rollouts.lacksTasks(set))) {
                retiring.stream()
                        .filter(task -> task.ending().retirement() != null)
                        .findFirst()
                        .ifPresent(due::add);
            }
        }
        due.forEach(task -> tasks.stop(
                task, StopCause.RETIREMENT, String.valueOf(task.ending().retirement())));
        return !due.isEmpty();
    }

    /** Stops what its container instance sends away, as minimumHealthyPercent lets it. */
    private boolean stopSentAway(ServiceState service) {
        int before = service.activeCount();
        for (TaskSetState set : service.taskSets()) {
            for (TaskState task : List.copyOf(set.tasks().retiring())) {
                if (task.isSentAway() && rollouts.mayLeave(task)) {
                    reports.stopped(set, List.of(task));
                    tasks.stop(task, StopCause.DRAINING, reasonOf(set)); // inferred: the text
                }
            }
        }
        return service.activeCount() < before;
    }

    private static boolean hasReplacement(ServiceState service, TaskSetState set) {
        long retiring =
                set.tasks().retiring().stream().filter(TaskState::isRunning).count();
        return set.tasks().runningCount() - retiring >= service.wanted(set);
    }

    private static ServiceEvent scaledIn(ServiceState service, TaskSetState set, List<TaskState> victims) {
        List<TaskRef> spared = service.listsSpared()
                ? set.tasks().protectedTasks().stream().map(TaskState::ref).toList()
                : List.of();
        return new ServiceEvent.ScaledIn(
                service.arn(),
                service.wanted(set),
                victims.stream().map(TaskState::ref).toList(),
                set.tasks().candidates().rule(),
                spared);
    }

    private void stop(TaskSetState set, List<TaskState> victims) {
        reports.stopped(set, victims);
        victims.forEach(victim -> tasks.stop(victim, causeOf(set), reasonOf(set)));
    }

    private static StopCause causeOf(TaskSetState set) {
        if (set.service().status() != ServiceStatus.ACTIVE || set.status() == TaskSetStatus.DRAINING) {
            return StopCause.DELETION;
        }
        return set.status() == TaskSetStatus.PRIMARY ? StopCause.SCALE_IN : StopCause.DEPLOYMENT;
    }

    private static String reasonOf(TaskSetState set) {
        // observed: the text of stoppedReason names the deployment, at scale-in as at deployments
        return "Scaling activity initiated by (deployment " + set.id() + ")";
    }
}
