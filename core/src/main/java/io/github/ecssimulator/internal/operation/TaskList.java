package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.policy.Answering.DuplicateTasks;
import io.github.ecssimulator.policy.Refusing.TaskListName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The list of tasks in a request. */
final class TaskList {
    private TaskList() {}

    static void requireAtMost(int limit, List<String> tasks, World world) { // documented: UTP, GTP
        if (tasks.size() > limit) { // assumed: U10; the raw list counts, duplicates included (assumed: U17)
            String name = world.policies().has(TaskListName.TASK_IDS) ? "taskIds" : "tasks";
            throw new RefusedCall( // observed: sibling DescribeTasks
                    EcsError.invalidParameter(name + " can have at most " + limit + " items."));
        }
    }

    static RefusedCall empty() {
        return new RefusedCall(EcsError.invalidParameter("Tasks cannot be empty.")); // observed: sibling DescribeTasks
    }

    /** Reads every identifier, so that a bad one refuses the call before any task is touched. */
    static List<TaskIdentifier> identify(List<String> tasks, String clusterName, World world) {
        List<TaskIdentifier> identifiers = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        boolean once = world.policies().has(DuplicateTasks.ANSWERED_ONCE); // assumed: U17
        for (String task : tasks) {
            TaskIdentifier identifier =
                    TaskIdentifier.parse(task, clusterName, world.settings().scope(), world.policies());
            if (seen.add(identifier.id()) || !once) {
                identifiers.add(identifier);
            }
        }
        return identifiers;
    }
}
