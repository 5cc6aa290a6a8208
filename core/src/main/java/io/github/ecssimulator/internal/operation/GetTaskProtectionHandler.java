package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Refusing.GetWithoutTasks;
import io.github.ecssimulator.policy.Refusing.ValidationOrder;
import java.util.List;

/** Decides GetTaskProtection. */
final class GetTaskProtectionHandler
        implements OperationHandler<GetTaskProtection.Request, GetTaskProtection.Response> {
    private static final int TASKS_MAX = 100; // documented: GTP

    private final World world;
    private final ClusterLookup clusters;
    private final TaskJudge judge;

    GetTaskProtectionHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.judge = new TaskJudge(world);
    }

    @Override
    public GetTaskProtection.Response handle(GetTaskProtection.Request request) {
        if (world.policies().has(ValidationOrder.CLUSTER_FIRST)) { // assumed: U14
            clusters.requireActive(clusters.nameIn(request.cluster()));
        }
        List<String> tasks = request.tasks() == null ? List.of() : request.tasks();
        TaskList.requireAtMost(TASKS_MAX, tasks, world);
        if (tasks.isEmpty() && world.policies().has(GetWithoutTasks.REFUSED)) { // assumed: U8
            throw TaskList.empty();
        }
        String clusterName = clusters.nameIn(request.cluster());
        List<TaskIdentifier> identifiers = TaskList.identify(tasks, clusterName, world);
        ClusterState cluster = clusters.requireActive(clusterName);
        return tasks.isEmpty() ? everyServiceTask(cluster) : named(cluster, identifiers);
    }

    private GetTaskProtection.Response everyServiceTask(ClusterState cluster) {
        TaskAnswers answers = answersFor(cluster);
        cluster.tasks().stream()
                .filter(task -> task.serviceOrNull() != null && !task.isStopped())
                .forEach(answers::answer);
        return new GetTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private GetTaskProtection.Response named(ClusterState cluster, List<TaskIdentifier> identifiers) {
        TaskAnswers answers = answersFor(cluster);
        for (TaskIdentifier identifier : identifiers) {
            TaskState task = answers.findOrNull(identifier);
            FailureReason reason = judge.againstReading(task);
            if (task == null || reason != null) {
                answers.refuse(identifier, reason == null ? FailureReason.MISSING : reason);
            } else {
                answers.answer(task); // documented: CLIEX - an unprotected task is answered too, not refused
            }
        }
        return new GetTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private TaskAnswers answersFor(ClusterState cluster) {
        return new TaskAnswers(world, cluster, ExpirationPrecision.WHOLE_SECONDS);
    }
}
