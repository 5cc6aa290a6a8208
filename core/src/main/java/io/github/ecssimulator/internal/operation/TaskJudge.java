package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DaemonTaskAnswer;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Judging.StartingTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppedTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppingTaskAnswer;
import io.github.ecssimulator.policy.Policies;
import org.jspecify.annotations.Nullable;

/** Whether a task is refused, and for which reason. */
final class TaskJudge {
    private final Services services;
    private final Policies policies;

    TaskJudge(World world) {
        this.services = world.services();
        this.policies = world.policies();
    }

    /** The reason against reading the task, or {@code null}. */
    @Nullable
    FailureReason againstReading(@Nullable TaskState task) {
        if (task == null) {
            return FailureReason.MISSING; // documented: FAIL
        }
        if (task.serviceOrNull() == null) {
            return FailureReason.TASK_NOT_VALID; // documented: FAIL - whatever its group says
        }
        return task.isStopped() ? stopped() : null;
    }

    /** The reason against protecting or clearing the task, or {@code null}. */
    @Nullable
    FailureReason againstUpdate(@Nullable TaskState task, boolean protect) {
        FailureReason reason = againstReading(task);
        if (reason != null || task == null) {
            return reason;
        }
        reason = protect ? againstProtecting(task) : null;
        return reason == null && isBlocked(task, protect) ? FailureReason.DEPLOYMENT_BLOCKED : reason;
    }

    private FailureReason stopped() { // assumed: U4
        return policies.has(StoppedTaskAnswer.TASK_NOT_VALID) ? FailureReason.TASK_NOT_VALID : FailureReason.MISSING;
    }

    private @Nullable FailureReason againstProtecting(TaskState task) {
        if (task.isStopping()) { // assumed: U5
            return policies.has(StoppingTaskAnswer.REFUSED_LIKE_STOPPED) ? stopped() : null;
        }
        boolean starting = task.lastStatus().compareTo(TaskStatus.RUNNING) < 0;
        if (starting && policies.has(StartingTaskAnswer.TASK_NOT_VALID)) { // assumed: U6
            return FailureReason.TASK_NOT_VALID;
        }
        boolean daemon = serviceOf(task).schedulingStrategy() == SchedulingStrategy.DAEMON;
        return daemon && policies.has(DaemonTaskAnswer.TASK_NOT_VALID)
                ? FailureReason.TASK_NOT_VALID
                : null; // assumed: U7
    }

    private boolean isBlocked(TaskState task, boolean protect) {
        if (!protect && policies.has(BlockedClearing.ALLOWED)) { // assumed: U3
            return false;
        }
        return (protect && task.isProtected()) ? isRenewalBlocked(task) : isBlockedByCount(task);
    }

    private boolean isRenewalBlocked(TaskState task) {
        return switch (policies.get(BlockedRenewal.class)) { // assumed: U2
            case BY_DEPLOYMENT ->
                !policies.has(DeploymentBlockedRule.NEVER) && services.holdsUpItsReplacement(task); // documented: FAIL
            case REFUSED -> isBlockedByCount(task);
            case ALLOWED -> false;
        };
    }

    private boolean isBlockedByCount(TaskState task) {
        ServiceState service = serviceOf(task);
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) { // assumed: U7 - no desired count to exceed
            return false;
        }
        return switch (policies.get(DeploymentBlockedRule.class)) { // assumed: U1
            case LITERAL -> service.protectedCount() > service.desiredCount(); // documented: TSIP
            case NEVER -> false;
            case SURPLUS ->
                service.protectedCount() + (task.isProtected() ? 0 : 1) > service.desiredCount()
                        && (service.activeCount() > service.desiredCount()
                                || service.taskSets().size() > 1);
        };
    }

    private static ServiceState serviceOf(TaskState task) {
        ServiceState service = task.serviceOrNull();
        if (service == null) {
            throw new IllegalStateException(task + " has no service, which is judged before");
        }
        return service;
    }
}
