package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Refusing.MinutesOutOfRange;
import io.github.ecssimulator.policy.Refusing.MinutesWhenClearing;
import io.github.ecssimulator.policy.Refusing.MissingProtectionEnabled;
import io.github.ecssimulator.policy.Refusing.UpdateWithoutTasks;
import io.github.ecssimulator.policy.Refusing.ValidationOrder;
import java.time.Duration;
import java.util.List;

/** Decides UpdateTaskProtection. */
final class UpdateTaskProtectionHandler
        implements OperationHandler<UpdateTaskProtection.Request, UpdateTaskProtection.Response> {
    private static final int TASKS_MAX = 10; // documented: UTP
    private static final int MINUTES_MIN = 1; // documented: UTP
    private static final int MINUTES_MAX = 2880; // documented: UTP, 48 hours
    private static final int MINUTES_DEFAULT = 120; // documented: UTP

    private final World world;
    private final ClusterLookup clusters;
    private final TaskJudge judge;

    UpdateTaskProtectionHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.judge = new TaskJudge(world);
    }

    @Override
    public UpdateTaskProtection.Response handle(UpdateTaskProtection.Request request) {
        if (world.policies().has(ValidationOrder.CLUSTER_FIRST)) { // assumed: U14
            clusters.requireActive(clusters.nameIn(request.cluster()));
        }
        List<String> tasks = request.tasks() == null ? List.of() : request.tasks();
        TaskList.requireAtMost(TASKS_MAX, tasks, world);
        if (tasks.isEmpty() && world.policies().has(UpdateWithoutTasks.REFUSED)) { // assumed: U9
            throw TaskList.empty();
        }
        boolean protect = protectionEnabled(request);
        requireRange(request, protect);
        String clusterName = clusters.nameIn(request.cluster());
        List<TaskIdentifier> identifiers = TaskList.identify(tasks, clusterName, world);
        return apply(clusters.requireActive(clusterName), identifiers, protect, window(request));
    }

    private boolean protectionEnabled(UpdateTaskProtection.Request request) {
        if (request.protectionEnabled() == null && world.policies().has(MissingProtectionEnabled.REFUSED)) {
            throw new RefusedCall(EcsError.invalidParameter("protectionEnabled can not be null.")); // assumed: U33
        }
        return Boolean.TRUE.equals(request.protectionEnabled());
    }

    private void requireRange(UpdateTaskProtection.Request request, boolean protect) {
        if (request.expiresInMinutes() == null || (!protect && minutesAreIgnored())) {
            return;
        }
        int minutes = request.expiresInMinutes();
        if (minutes < MINUTES_MIN || minutes > MINUTES_MAX) { // documented: UTP - the range; assumed: U11 - the answer
            String message = "expiresInMinutes must be between 1 and 2880.";
            throw new RefusedCall(
                    world.policies().has(MinutesOutOfRange.INVALID_PARAMETER)
                            ? EcsError.invalidParameter(message)
                            : EcsError.client(message));
        }
        if (!protect && world.policies().has(MinutesWhenClearing.REFUSED)) { // assumed: U12
            throw new RefusedCall(EcsError.invalidParameter(
                    "expiresInMinutes can only be specified when protectionEnabled is true."));
        }
    }

    private boolean minutesAreIgnored() {
        return world.policies().has(MinutesWhenClearing.IGNORED); // assumed: U12
    }

    private static Duration window(UpdateTaskProtection.Request request) {
        Integer minutes = request.expiresInMinutes();
        return Duration.ofMinutes(minutes == null ? MINUTES_DEFAULT : minutes);
    }

    private UpdateTaskProtection.Response apply(
            ClusterState cluster, List<TaskIdentifier> identifiers, boolean protect, Duration window) {
        TaskAnswers answers = new TaskAnswers(world, cluster, ExpirationPrecision.MILLISECONDS);
        for (TaskIdentifier identifier : identifiers) {
            TaskState task = answers.findOrNull(identifier);
            FailureReason reason = judge.againstUpdate(task, protect);
            if (task == null || reason != null) {
                answers.refuse(identifier, reason == null ? FailureReason.MISSING : reason);
            } else {
                update(task, protect, window);
                answers.answer(task);
            }
        }
        return new UpdateTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private void update(TaskState task, boolean protect, Duration window) {
        if (protect) {
            world.protections().set(task, window);
        } else {
            world.protections().clear(task);
        }
    }
}
