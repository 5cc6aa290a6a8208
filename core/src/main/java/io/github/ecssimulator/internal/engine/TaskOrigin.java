package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskRef;
import org.jspecify.annotations.Nullable;

/**
 * What a task was started from. Most tasks of a deployment share theirs.
 *
 * @param cluster the cluster that hosts the task
 * @param taskSet the deployment, or task set, that started it, or {@code null} for a standalone task
 * @param taskDefinition what it is made of
 * @param group the group that answers show
 * @param startedBy who started it, as answers show it
 * @param options what it was started with beside its task definition
 * @param counts where its cluster counts it
 * @param owner how messages name where it belongs
 */
record TaskOrigin(
        ClusterState cluster,
        @Nullable TaskSetState taskSet,
        TaskDefinitionState taskDefinition,
        String group,
        @Nullable String startedBy,
        TaskOptions options,
        TaskCounts counts,
        TaskRef.Owner owner) {

    TaskOrigin(
            ClusterState cluster,
            @Nullable TaskSetState taskSet,
            TaskDefinitionState taskDefinition,
            String group,
            @Nullable String startedBy,
            TaskOptions options) {
        this(
                cluster,
                taskSet,
                taskDefinition,
                group,
                startedBy,
                options,
                cluster.countsOf(options.shownLaunchType()),
                new TaskRef.Owner(
                        cluster.arn().scope(),
                        cluster.name(),
                        taskSet == null ? null : taskSet.service().name()));
    }

    /** Counts a task in or out, as it stands. */
    void count(TaskState task, int change) {
        counts.count(task, change);
        if (taskSet != null) {
            taskSet.tasks().counts().count(task, change);
        }
    }
}
