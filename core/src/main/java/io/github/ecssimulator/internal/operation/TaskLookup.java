package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the task member of a request to the task. */
final class TaskLookup {
    private static final Pattern TASK_ID = Pattern.compile("[0-9a-f]{32}");

    private final World world;

    TaskLookup(World world) {
        this.world = world;
    }

    /** Finds a task whose record is kept. */
    static @Nullable TaskState findOrNull(String id, ClusterState cluster) {
        return TASK_ID.matcher(id).matches() ? cluster.taskOrNull(new TaskId(id)) : null;
    }

    TaskState require(@Nullable String task, ClusterState cluster) {
        if (task == null || task.isBlank()) { // inferred: sibling DescribeClusters
            throw Refused.invalid("Task can not be blank.");
        }
        TaskIdentifier identifier =
                TaskIdentifier.parse(task, cluster.name(), world.settings().scope(), world.policies());
        TaskState found = findOrNull(identifier.id(), cluster);
        if (found == null) {
            throw Refused.invalid("The referenced task was not found."); // observed: StopTask
        }
        return found;
    }
}
