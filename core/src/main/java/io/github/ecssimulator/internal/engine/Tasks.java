package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.Placement.Place;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import io.github.ecssimulator.policy.Scheduling.RetirementOfProtected;
import io.github.ecssimulator.policy.Scheduling.UnhealthyProtected;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Starts tasks, takes in those that were started before, and stops them. */
final class Tasks {
    private final Agenda agenda;
    private final IdSequence ids;
    private final Protections protections;
    private final TaskLifecycle lifecycle;
    private final TaskRecords records;
    private final ScaleIn.Rule victimRule;
    private final Placement placement;
    private final Policies policies;
    private final Looks looks;
    private final Consumer<Deed> inputs;
    private long nextStartOrder = 1;

    Tasks(
            Agenda agenda,
            IdSequence ids,
            Protections protections,
            TaskLifecycle lifecycle,
            TaskRecords records,
            WorldSettings settings,
            Looks looks,
            Consumer<Deed> inputs) {
        this.agenda = agenda;
        this.ids = ids;
        this.protections = protections;
        this.lifecycle = lifecycle;
        this.records = records;
        this.victimRule = new ScaleIn.Rule(settings);
        this.policies = settings.policies();
        this.placement = new Placement(settings.scope().region(), agenda, policies);
        this.looks = looks;
        this.inputs = inputs;
    }

    ScaleIn.Rule victimRule() {
        return victimRule;
    }

    /** Starts the next task of a task set; returns {@code null} if no container instance takes it. */
    @Nullable
    TaskState startForOrNull(TaskSetState set) {
        // observed: tasks of a service carry group service:<name> and startedBy ecs-svc/<deployment>
        ServiceState service = set.service();
        TaskOrigin origin = set.originOfNextTask();
        Place place = placement.ofServiceOrNull(service, origin.options());
        if (place == null) {
            return null;
        }
        TaskState task = create(origin, place);
        task.tag(Tags.ofServiceTask(set));
        if (set.isReplaced()) {
            task.standIn();
        }
        set.tasks().add(task);
        lifecycle.start(task);
        return task;
    }

    TaskState startStandalone(TaskOrigin origin, @Nullable ContainerInstanceState instance) {
        Place place = instance != null
                ? new Place(instance.availabilityZone(), instance)
                : placement.nearOrNull(origin.cluster(), placement.zoneAt(nextStartOrder), origin.options());
        if (place == null) { // observed: RunTask; inferred: also when all of them drain
            throw Refused.invalid("No Container Instances were found in your cluster.");
        }
        TaskState task = create(origin, place);
        lifecycle.start(task);
        return task;
    }

    private TaskState create(TaskOrigin origin, Place place) {
        records.forgetOld();
        TaskState task = new TaskState(nextStartOrder++, origin, ids.nextTaskId(), place.zone(), agenda.now());
        task.placeOn(place.instance());
        rank(task);
        origin.cluster().add(task);
        return task;
    }

    private void rank(TaskState task) {
        task.rankAs(victimRule.rank(task));
        ToLongFunction<TaskSnapshot> custom = victimRule.customOrNull();
        if (custom != null) {
            TaskSnapshot snapshot = task.snapshot(agenda.now());
            agenda.tell(
                    "rank of " + task,
                    () -> inputs.accept(new Deed.TaskRanked(task.ref(), custom.applyAsLong(snapshot))));
        }
    }

    void rankAs(TaskState task, long rank) {
        TaskSetState set = task.taskSetOrNull();
        if (set == null) {
            task.rankAs(rank);
        } else {
            set.tasks().rank(task, rank);
        }
    }

    /** Takes in a task that was started before the world began; it goes on from where it stands. */
    void adopt(TaskState task, @Nullable Instant protectedUntil) {
        Place place = placement.nearOrNull(task.cluster(), task.availabilityZone(), task.options());
        task.placeOn(place == null ? null : place.instance());
        rank(task);
        task.cluster().add(task);
        lifecycle.adopted(task);
        if (task.isStopped()) {
            task.leavePlace();
            records.addEarlier(task);
            return;
        }
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.tasks().add(task);
        }
        if (protectedUntil != null) {
            protections.set(task, Duration.between(agenda.now(), protectedUntil));
        }
        goOn(task, set);
    }

    private void goOn(TaskState task, @Nullable TaskSetState set) {
        if (!task.isStopping()) {
            lifecycle.proceed(task);
            return;
        }
        if (set != null) {
            if (task.isRunning()) {
                set.tasks().ran();
            }
            set.tasks().remove(task);
        }
        if (task.lastStatus().compareTo(TaskStatus.RUNNING) > 0) {
            lifecycle.proceed(task);
        } else {
            lifecycle.goOnStopping(task);
        }
    }

    long takeStartOrder() {
        return nextStartOrder++;
    }

    IdSequence ids() {
        return ids;
    }

    /** Where ECS would place the next task of a task set, or a standalone one. */
    String zoneFor(@Nullable TaskSetState set) {
        Place place = set == null
                ? null
                : placement.ofServiceOrNull(
                        set.service(), set.originOfNextTask().options());
        return place == null ? placement.zoneAt(nextStartOrder) : place.zone();
    }

    /** Stops a task. Nothing happens to one that was told to stop before, but that its containers end if its host is lost. */
    void stop(TaskState task, StopCause cause, String reason) {
        if (!task.isStopping()) {
            lifecycle.stop(task, cause, reason);
        } else if (cause == StopCause.HOST_LOSS) {
            lifecycle.lost(task);
        }
    }

    /** Stops them, and looks at their services when all are told. */
    void stopAll(Collection<TaskState> all, StopCause cause, String reason) {
        looks.batch(() -> List.copyOf(all).forEach(task -> stop(task, cause, reason)));
    }

    /** Tells whether protection saves a task from a stop that is neither scale-in nor a deployment. */
    boolean isSparedBy(TaskState task, StopCause cause) { // assumed: U25, U27 and U45
        return task.isProtected()
                && ((cause == StopCause.RETIREMENT && policies.has(RetirementOfProtected.SPARES))
                        || (cause == StopCause.DRAINING && policies.has(DrainingHost.SPARES_PROTECTED))
                        || (cause == StopCause.HEALTH_CHECK && policies.has(UnhealthyProtected.SPARES)));
    }
}
