package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One piece of the engine: how a task goes from one status to the next. */
final class TaskLifecycle {
    private static final List<TaskStatus> START =
            List.of(TaskStatus.PENDING, TaskStatus.ACTIVATING, TaskStatus.RUNNING);
    private static final List<TaskStatus> STOP =
            List.of(TaskStatus.DEACTIVATING, TaskStatus.STOPPING, TaskStatus.DEPROVISIONING, TaskStatus.STOPPED);
    // documented: task life cycle. What is not listed is an error of the engine.
    private static final Map<TaskStatus, Set<TaskStatus>> TRANSITIONS = Map.of(
            TaskStatus.PROVISIONING, EnumSet.of(TaskStatus.PENDING, TaskStatus.DEPROVISIONING),
            TaskStatus.PENDING, EnumSet.of(TaskStatus.ACTIVATING, TaskStatus.DEPROVISIONING),
            TaskStatus.ACTIVATING, EnumSet.of(TaskStatus.RUNNING, TaskStatus.DEACTIVATING),
            TaskStatus.RUNNING, EnumSet.of(TaskStatus.DEACTIVATING),
            TaskStatus.DEACTIVATING, EnumSet.of(TaskStatus.STOPPING),
            TaskStatus.STOPPING, EnumSet.of(TaskStatus.DEPROVISIONING),
            TaskStatus.DEPROVISIONING, EnumSet.of(TaskStatus.STOPPED),
            TaskStatus.STOPPED, EnumSet.noneOf(TaskStatus.class));

    private final WorldTime time;
    private final JournalLog journal;

    TaskLifecycle(WorldTime time, JournalLog journal) {
        this.time = time;
        this.journal = journal;
    }

    void start(TaskState task) {
        journal.write(new TaskEvent.Created(task.ref()));
        follow(task, START);
        task.startedAt = time.now();
    }

    void stop(TaskState task, StopCode code, String reason) {
        journal.write(new TaskEvent.StopRequested(task.ref(), code, reason, task.isProtected()));
        task.desiredStatus = DesiredStatus.STOPPED;
        task.stopCode = code;
        task.stoppedReason = reason;
        task.stoppingAt = time.now();
        follow(task, STOP);
        task.stoppedAt = time.now();
    }

    private void follow(TaskState task, List<TaskStatus> route) {
        List<TaskStatus> path = new ArrayList<>();
        path.add(task.lastStatus);
        for (TaskStatus next : route) {
            move(task, next);
            path.add(next);
        }
        journal.write(new TaskEvent.StatusChanged(task.ref(), path));
    }

    private static void move(TaskState task, TaskStatus to) {
        TaskStatus from = task.lastStatus;
        if (!TRANSITIONS.getOrDefault(from, Set.of()).contains(to)) {
            throw new IllegalStateException(task + " cannot go from " + from + " to " + to);
        }
        task.lastStatus = to;
    }
}
