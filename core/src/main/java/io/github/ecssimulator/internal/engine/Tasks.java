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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Starts tasks, stops them, and forgets stopped ones after a while. */
final class Tasks implements TaskLifecycle.Listener {
    private final WorldTime time;
    private final IdSequence ids;
    private final Protections protections;
    private final EventBus events;
    private final TaskLifecycle lifecycle;
    private final Duration retention;
    private final VictimRule victimRule;
    private final Placement placement;
    private final Policies policies;
    private final Consumer<TaskState> serviceTaskChanged;
    private final Consumer<Deed> inputs;
    private final Deque<TaskState> stopped = new ArrayDeque<>();
    private long nextStartOrder = 1;

    Tasks(
            WorldTime time,
            IdSequence ids,
            JournalLog journal,
            EventBus events,
            Protections protections,
            WorldSettings settings,
            FollowUps followUps,
            Consumer<TaskState> serviceTaskChanged,
            Consumer<Deed> inputs) {
        this.time = time;
        this.ids = ids;
        this.events = events;
        this.lifecycle = new TaskLifecycle(time, journal, settings.taskTimings(), followUps, this);
        this.protections = protections;
        this.retention = settings.stoppedTaskRetention();
        this.victimRule = new VictimRule(settings);
        this.policies = settings.policies();
        this.placement = new Placement(settings.scope().region(), time, policies);
        this.serviceTaskChanged = serviceTaskChanged;
        this.inputs = inputs;
    }

    VictimRule victimRule() {
        return victimRule;
    }

    /** Whether a container instance takes the next task of a task set. */
    boolean hasPlaceFor(TaskSetState set) {
        return placement.ofServiceOrNull(set.service(), set.originOfNextTask().options()) != null;
    }

    TaskState startFor(TaskSetState set) {
        // observed: tasks of a service carry group service:<name> and startedBy ecs-svc/<deployment>
        ServiceState service = set.service();
        TaskOrigin origin = set.originOfNextTask();
        TaskState task = create(origin, Objects.requireNonNull(placement.ofServiceOrNull(service, origin.options())));
        task.tag(TaskTags.ofServiceTask(set));
        if (set.isReplaced()) {
            task.standIn();
        }
        set.tasks().add(task);
        lifecycle.start(task);
        return task;
    }

    TaskState startStandalone(
            ClusterState cluster,
            TaskDefinitionState definition,
            String group,
            @Nullable String startedBy,
            TaskOptions options,
            @Nullable ContainerInstanceState instance) {
        Place place = instance != null
                ? new Place(instance.availabilityZone(), instance)
                : placement.nearOrNull(cluster, placement.zoneAt(nextStartOrder), options);
        if (place == null) { // observed: RunTask; inferred: also when all of them drain
            throw Refused.invalid("No Container Instances were found in your cluster.");
        }
        TaskState task = create(new TaskOrigin(cluster, null, definition, group, startedBy, options), place);
        lifecycle.start(task);
        return task;
    }

    private TaskState create(TaskOrigin origin, Place place) {
        forgetOldTasks();
        TaskState task = new TaskState(nextStartOrder++, origin, ids.nextTaskId(), place.zone(), time.now());
        task.placeOn(place.instance());
        rank(task);
        origin.cluster().add(task);
        return task;
    }

    private void rank(TaskState task) {
        task.rankAs(victimRule.rank(task.startOrder()));
        ToLongFunction<TaskSnapshot> custom = victimRule.customOrNull();
        if (custom != null) {
            TaskSnapshot snapshot = task.snapshot(time.now());
            time.tell(
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

    boolean containersEnded(TaskState task, int exitCode) {
        return lifecycle.containersEnded(task, exitCode);
    }

    /** Takes in a task that was started before the world began; it goes on from where it stands. */
    void adopt(TaskState task, @Nullable Instant protectedUntil) {
        rank(task);
        task.cluster().add(task);
        lifecycle.adopted(task);
        Place place = placement.nearOrNull(task.cluster(), task.availabilityZone(), task.options());
        task.placeOn(place == null ? null : place.instance());
        if (task.isStopped()) {
            task.leavePlace();
            keepRecord(task);
            return;
        }
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.tasks().add(task);
        }
        if (protectedUntil != null) {
            protections.set(task, Duration.between(time.now(), protectedUntil));
        }
        goOn(task, set);
    }

    /** Records are forgotten in the order in which their tasks stopped, so an earlier one goes before those there are. */
    private void keepRecord(TaskState task) {
        List<TaskState> all = new ArrayList<>(stopped);
        all.add(task);
        all.sort(Comparator.comparing(
                each -> Objects.requireNonNull(each.ending().stoppedAt())));
        stopped.clear();
        stopped.addAll(all);
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
            lifecycle.stop(
                    task,
                    Objects.requireNonNull(task.ending().cause()),
                    String.valueOf(task.ending().reason()));
        }
    }

    long nextStartOrder() {
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

    /** Stops a task, protected or not: what protection prevents is being chosen, not being stopped. */
    void stop(TaskState task, StopCause cause, String reason) {
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.tasks().remove(task);
            if (cause == StopCause.HEALTH_CHECK) {
                set.tasks().lostUnhealthy();
            }
        }
        lifecycle.stop(task, cause, reason);
    }

    /** Tells whether protection saves a task from a stop that is neither scale-in nor a deployment. */
    boolean isSparedBy(TaskState task, StopCause cause) { // assumed: U25, U27 and U45
        return task.isProtected()
                && ((cause == StopCause.RETIREMENT && policies.has(RetirementOfProtected.SPARES))
                        || (cause == StopCause.DRAINING && policies.has(DrainingHost.SPARES_PROTECTED))
                        || (cause == StopCause.HEALTH_CHECK && policies.has(UnhealthyProtected.SPARES)));
    }

    /** Stops a task whose containers have ended already. */
    void crash(TaskState task, int exitCode, String reason) {
        task.endContainers(exitCode, time.now());
        if (!task.hasRun()) {
            startFails(task);
        }
        stop(task, StopCause.CONTAINER_EXIT, reason);
    }

    @Override
    public void taskFailedToStart(TaskState task, String reason) {
        startFails(task);
        stop(task, StopCause.START_FAILURE, reason);
    }

    private static void startFails(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            set.failures().begin();
        }
    }

    @Override
    public void taskChanged(TaskState task) {
        TaskSetState set = task.taskSetOrNull();
        if (task.lastStatus() == TaskStatus.STOPPED) {
            task.leavePlace();
            protections.endWith(task);
            stopped.add(task);
            forgetOldTasks();
        }
        events.taskChanged(task);
        if (set != null) {
            if (task.lastStatus() == TaskStatus.STOPPED) {
                set.tasks().stopped();
            } else if (task.isRunning() && !task.isStopping()) {
                set.tasks().ran();
            }
            serviceTaskChanged.accept(task);
        }
    }

    /**
     * Forgets stopped tasks whose time is over. It is done at each look instead of by an event, so that no advance stops
     * at an instant at which nothing happens for anybody.
     */
    void forgetOldTasks() { // documented: DescribeTasks - stopped tasks can be found for at least an hour
        Instant limit = time.now().minus(retention);
        while (!stopped.isEmpty() && !hasStoppedAfter(stopped.getFirst(), limit)) {
            TaskState old = stopped.removeFirst();
            old.cluster().forget(old);
        }
    }

    private static boolean hasStoppedAfter(TaskState task, Instant limit) {
        Instant stoppedAt = task.ending().stoppedAt();
        return stoppedAt == null || stoppedAt.isAfter(limit);
    }
}
