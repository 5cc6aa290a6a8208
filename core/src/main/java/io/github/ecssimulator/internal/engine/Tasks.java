package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.StopCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of the engine: starts tasks, stops them, and forgets stopped ones after a while. */
final class Tasks {
    private static final List<String> ZONES = List.of("a", "b", "c"); // most Regions have at least three

    private final WorldTime time;
    private final IdSequence ids;
    private final TaskLifecycle lifecycle;
    private final Duration retention;
    private final Protections protections;
    private final Deque<TaskState> stopped = new ArrayDeque<>();
    private long nextStartOrder = 1;

    Tasks(WorldTime time, IdSequence ids, JournalLog journal, Protections protections, Duration retention) {
        this.time = time;
        this.ids = ids;
        this.lifecycle = new TaskLifecycle(time, journal);
        this.protections = protections;
        this.retention = retention;
    }

    TaskState startFor(ServiceState service) {
        // observed: tasks of a service carry group service:<name> and startedBy ecs-svc/<deployment>
        TaskState task = create(
                service.cluster(), service, "service:" + service.name(), service.deployment(), emptiestZone(service));
        service.add(task);
        lifecycle.start(task);
        return task;
    }

    TaskState startStandalone(ClusterState cluster, String group) {
        TaskState task = create(cluster, null, group, null, ZONES.get((int) (nextStartOrder % ZONES.size())));
        lifecycle.start(task);
        return task;
    }

    private TaskState create(
            ClusterState cluster,
            @Nullable ServiceState service,
            String group,
            @Nullable String startedBy,
            String zone) {
        forgetOldTasks();
        String availabilityZone = cluster.arn().scope().region() + zone;
        TaskState task = new TaskState(
                nextStartOrder++, cluster, service, ids.nextTaskId(), group, startedBy, availabilityZone, time.now());
        cluster.tasks.put(task.id(), task);
        return task;
    }

    private static String emptiestZone(ServiceState service) { // documented: tasks of a service are spread over zones
        String region = service.cluster().arn().scope().region();
        String best = ZONES.get(0);
        for (String zone : ZONES) {
            if (service.candidates().runningIn(region + zone)
                    < service.candidates().runningIn(region + best)) {
                best = zone;
            }
        }
        return best;
    }

    /** Stops a task, protected or not: what protection prevents is being chosen, not being stopped. */
    void stop(TaskState task, StopCode code, String reason) {
        ServiceState service = task.serviceOrNull();
        if (service != null) {
            service.remove(task);
        }
        lifecycle.stop(task, code, reason);
        protections.endWith(task);
        stopped.add(task);
        forgetOldTasks();
    }

    /**
     * Forgets stopped tasks whose time is over. It is done at each look instead of by an event, so that no advance stops
     * at an instant at which nothing happens for anybody.
     */
    void forgetOldTasks() { // documented: DescribeTasks - stopped tasks can be found for at least an hour
        Instant limit = time.now().minus(retention);
        while (!stopped.isEmpty() && !hasStoppedAfter(stopped.getFirst(), limit)) {
            TaskState old = stopped.removeFirst();
            old.cluster().tasks.remove(old.id());
        }
    }

    private static boolean hasStoppedAfter(TaskState task, Instant limit) {
        return task.stoppedAt == null || task.stoppedAt.isAfter(limit);
    }
}
