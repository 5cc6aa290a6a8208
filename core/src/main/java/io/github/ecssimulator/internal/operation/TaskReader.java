package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.policy.Answering.DuplicateTasks;
import io.github.ecssimulator.policy.Answering.FailureArn;
import io.github.ecssimulator.policy.Refusing.MalformedTaskId;
import io.github.ecssimulator.policy.Refusing.TaskListName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the task members of a request to the tasks. */
final class TaskReader {
    private final World world;
    private final String arns; // how those of tasks begin

    TaskReader(World world) {
        this.world = world;
        this.arns = world.settings().scope().arn("task/");
    }

    TaskState require(@Nullable String task, ClusterState cluster) {
        String given = Refused.ifBlank("Task", task); // inferred: sibling DescribeClusters
        Named identifier = identify(given, cluster.name());
        TaskState found = identifier.findOrNull(cluster);
        if (found == null) {
            throw Refused.invalid("The referenced task was not found."); // observed: StopTask
        }
        return found;
    }

    /** Reads the text. One that cannot name a task of this cluster refuses the whole call. */
    private Named identify(String given, String clusterName) {
        Named named = asWrittenOrNull(given, clusterName);
        if (named != null) {
            return named;
        }
        if (given.startsWith("arn:")) {
            return inArn(given, clusterName);
        }
        ArnParts.requirePlain(given, "Task");
        // assumed: U13; documented: FAIL - MISSING asks to verify the task id, so a bad one is no error of the call
        if (world.policies().has(MalformedTaskId.REFUSED) && given.length() != 32 && given.length() != 36) {
            throw Refused.invalid(
                    "taskId length should be one of [32,36]"); // observed: sibling ExecuteCommand, another name
        }
        return Named.of(given, given);
    }

    private Named inArn(String given, String clusterName) {
        // documented: both task/<id> and task/<cluster>/<id> are ARNs of tasks
        ArnParts arn = ArnParts.parse(given, "Task", world.settings().scope()).require("task", 1, 2);
        return Named.of(given, arn.nameWithin(clusterName));
    }

    /** Reads an ARN of the cluster as ECS writes it. Nearly all are such, and they need not be taken apart. */
    private @Nullable Named asWrittenOrNull(String given, String clusterName) {
        int end = arns.length() + clusterName.length();
        boolean fits =
                given.startsWith(arns) && given.startsWith(clusterName, arns.length()) && given.startsWith("/", end);
        TaskId task = fits ? TaskId.orNull(given, end + 1) : null;
        return task == null ? null : new Named(given, task, null, true);
    }

    void requireAtMost(int limit, List<String> tasks) { // documented: UTP, GTP
        // assumed: U10; the raw list counts, duplicates included (assumed: U17)
        if (tasks.size() > limit) {
            Refused.ifMore(world.policies().has(TaskListName.TASK_IDS) ? "taskIds" : "tasks", tasks, limit);
        }
    }

    /** Reads every identifier, so that a bad one refuses the call before any task is touched. */
    List<Named> identify(List<String> tasks, String clusterName) {
        if (tasks.size() == 1) {
            return List.of(identify(tasks.get(0), clusterName));
        }
        boolean once = world.policies().has(DuplicateTasks.ANSWERED_ONCE); // assumed: U17
        List<Named> identifiers = new ArrayList<>(tasks.size());
        for (String task : tasks) {
            Named identifier = identify(task, clusterName);
            if (!once || !isAmong(identifiers, identifier)) {
                identifiers.add(identifier);
            }
        }
        return identifiers;
    }

    private static boolean isAmong(List<Named> few, Named other) {
        for (Named each : few) { // at most as many as a call may name: a set would cost more
            if (each.named().equals(other.named())) {
                return true;
            }
        }
        return false;
    }

    /** The ARN that a failure names: the given one, or one made of the id. */
    String failureArn(Named named, String clusterName) { // assumed: U19
        if (named.given().startsWith("arn:")) { // observed: sibling DescribeTasks - a given ARN comes back verbatim
            return named.given();
        }
        boolean full = world.policies().has(FailureArn.LONG);
        return world.settings().scope().arn(full ? "task/" + clusterName + "/" + named.id() : "task/" + named.id());
    }

    /**
     * A task as a request names it, by id or by ARN.
     *
     * @param given the text of the request
     * @param task the id in it, or {@code null} if no task can have it
     * @param other what stands in the place of an id that no task can have
     * @param isArnAsWritten whether the text is the ARN, letter by letter as answers write it
     */
    record Named(
            String given, @Nullable TaskId task, @Nullable String other, boolean isArnAsWritten) {

        static Named of(String given, String id) {
            TaskId task = TaskId.orNull(id);
            return new Named(given, task, task == null ? id : null, false);
        }

        /** The id; it need not belong to any task. */
        String id() {
            return String.valueOf(named());
        }

        /** What is equal where two texts name the same. */
        Object named() {
            return task == null ? Objects.requireNonNull(other) : task;
        }

        /** Finds the task, if its record is kept. */
        @Nullable
        TaskState findOrNull(ClusterState cluster) {
            return task == null ? null : cluster.taskOrNull(task);
        }
    }
}
