package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskStatus;
import java.util.Map;
import java.util.Set;

/** The one table of how a task may change its status. What is not listed is an error. */
final class TaskTransitions {
    // documented: task life cycle
    private static final Map<TaskStatus, Set<TaskStatus>> ALLOWED = Map.of(
            TaskStatus.PROVISIONING, Set.of(TaskStatus.PENDING, TaskStatus.DEPROVISIONING),
            TaskStatus.PENDING, Set.of(TaskStatus.ACTIVATING, TaskStatus.DEPROVISIONING),
            TaskStatus.ACTIVATING, Set.of(TaskStatus.RUNNING, TaskStatus.DEACTIVATING),
            TaskStatus.RUNNING, Set.of(TaskStatus.DEACTIVATING),
            TaskStatus.DEACTIVATING, Set.of(TaskStatus.STOPPING),
            TaskStatus.STOPPING, Set.of(TaskStatus.DEPROVISIONING),
            TaskStatus.DEPROVISIONING, Set.of(TaskStatus.STOPPED),
            TaskStatus.STOPPED, Set.of());

    private TaskTransitions() {}

    /** Where a task goes next, by whether it was told to stop. */
    static TaskStatus next(TaskState task) {
        return switch (task.lastStatus()) {
            case PROVISIONING -> task.isStopping() ? TaskStatus.DEPROVISIONING : TaskStatus.PENDING;
            case PENDING -> task.isStopping() ? TaskStatus.DEPROVISIONING : TaskStatus.ACTIVATING;
            case ACTIVATING -> task.isStopping() ? TaskStatus.DEACTIVATING : TaskStatus.RUNNING;
            case RUNNING -> TaskStatus.DEACTIVATING;
            case DEACTIVATING -> TaskStatus.STOPPING;
            case STOPPING -> TaskStatus.DEPROVISIONING;
            case DEPROVISIONING, STOPPED -> TaskStatus.STOPPED;
        };
    }

    static void require(TaskState task, TaskStatus next) {
        if (!isAllowed(task.lastStatus(), next)) {
            throw new IllegalStateException(task + " cannot go from " + task.lastStatus() + " to " + next);
        }
    }

    static boolean isAllowed(TaskStatus from, TaskStatus to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
