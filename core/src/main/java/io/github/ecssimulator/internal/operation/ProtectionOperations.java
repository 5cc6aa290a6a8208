package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.operation.ProtectionAnswers.Manner;
import io.github.ecssimulator.internal.operation.TaskReader.Named;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DaemonTaskAnswer;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Judging.StartingTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppedTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppingTaskAnswer;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.GetWithoutTasks;
import io.github.ecssimulator.policy.Refusing.MinutesOutOfRange;
import io.github.ecssimulator.policy.Refusing.MinutesWhenClearing;
import io.github.ecssimulator.policy.Refusing.MissingProtectionEnabled;
import io.github.ecssimulator.policy.Refusing.UpdateWithoutTasks;
import io.github.ecssimulator.policy.Refusing.ValidationOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UpdateTaskProtection and GetTaskProtection: what they refuse as a whole, which tasks they refuse, and what they do. */
final class ProtectionOperations {
    private final World world;
    private final Policies policies;
    private final Services services;
    private final Readers.Clusters clusters;
    private final TaskReader reader;
    private final boolean clusterComesFirst; // assumed: U14
    private final BlockedRenewal blockedRenewal; // assumed: U2
    private final DeploymentBlockedRule blockedRule; // assumed: U1
    private final Manner ofUpdate;
    private final Manner ofGet;

    ProtectionOperations(World world, Readers readers) {
        this.world = world;
        this.policies = world.policies();
        this.clusterComesFirst = policies.has(ValidationOrder.CLUSTER_FIRST);
        this.blockedRenewal = policies.get(BlockedRenewal.class);
        this.blockedRule = policies.get(DeploymentBlockedRule.class);
        this.ofUpdate = Manner.of(policies, ExpirationPrecision.MILLISECONDS);
        this.ofGet = Manner.of(policies, ExpirationPrecision.WHOLE_SECONDS);
        this.services = world.services();
        this.clusters = readers.clusters();
        this.reader = readers.tasks();
    }

    UpdateTaskProtection.Response update(UpdateTaskProtection.Request request) {
        if (clusterComesFirst) {
            clusters.requireActive(clusters.nameIn(request.cluster()));
        }
        List<String> tasks = request.tasks() == null ? List.of() : request.tasks();
        reader.requireAtMost(Limits.UPDATED_TASKS, tasks);
        if (tasks.isEmpty() && policies.has(UpdateWithoutTasks.REFUSED)) { // assumed: U9
            throw noTasks();
        }
        boolean protect = protectionEnabled(request);
        requireRange(request, protect);
        String clusterName = clusters.nameIn(request.cluster());
        List<Named> identifiers = reader.identify(tasks, clusterName);
        return apply(clusters.requireActive(clusterName), identifiers, protect, window(request));
    }

    private boolean protectionEnabled(UpdateTaskProtection.Request request) {
        if (request.protectionEnabled() == null && policies.has(MissingProtectionEnabled.REFUSED)) {
            throw Refused.invalid("protectionEnabled can not be null."); // assumed: U33
        }
        return Boolean.TRUE.equals(request.protectionEnabled());
    }

    private void requireRange(UpdateTaskProtection.Request request, boolean protect) {
        if (request.expiresInMinutes() == null || (!protect && minutesAreIgnored())) {
            return;
        }
        int minutes = request.expiresInMinutes();
        if (minutes < Limits.PROTECTION_MINUTES_MIN
                || minutes > Limits.PROTECTION_MINUTES_MAX) { // assumed: U11 - the answer
            String message = "expiresInMinutes must be between " + Limits.PROTECTION_MINUTES_MIN + " and "
                    + Limits.PROTECTION_MINUTES_MAX + ".";
            throw Refused.with(
                    policies.has(MinutesOutOfRange.INVALID_PARAMETER)
                            ? EcsError.invalidParameter(message)
                            : EcsError.client(message));
        }
        if (!protect && policies.has(MinutesWhenClearing.REFUSED)) { // assumed: U12
            throw Refused.invalid("expiresInMinutes can only be specified when protectionEnabled is true.");
        }
    }

    private boolean minutesAreIgnored() {
        return policies.has(MinutesWhenClearing.IGNORED); // assumed: U12
    }

    private static Duration window(UpdateTaskProtection.Request request) {
        Integer minutes = request.expiresInMinutes();
        return Duration.ofMinutes(minutes == null ? Limits.PROTECTION_MINUTES_USUAL : minutes);
    }

    private UpdateTaskProtection.Response apply(
            ClusterState cluster, List<Named> identifiers, boolean protect, Duration window) {
        ProtectionAnswers answers = new ProtectionAnswers(ofUpdate, cluster, reader, identifiers.size());
        for (Named identifier : identifiers) {
            TaskState task = answers.findOrNull(identifier);
            if (task == null) {
                answers.refuse(identifier, FailureReason.MISSING); // documented: FAIL
                continue;
            }
            FailureReason reason = againstUpdate(task, protect);
            if (reason == null) {
                setOrClear(task, protect, window);
                answers.answer(task, identifier);
            } else {
                answers.refuse(identifier, reason);
            }
        }
        return new UpdateTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private void setOrClear(TaskState task, boolean protect, Duration window) {
        if (protect) {
            world.protections().set(task, window);
        } else {
            world.protections().clear(task);
        }
    }

    GetTaskProtection.Response get(GetTaskProtection.Request request) {
        if (clusterComesFirst) {
            clusters.requireActive(clusters.nameIn(request.cluster()));
        }
        List<String> tasks = request.tasks() == null ? List.of() : request.tasks();
        reader.requireAtMost(Limits.READ_TASKS, tasks);
        if (tasks.isEmpty() && policies.has(GetWithoutTasks.REFUSED)) { // assumed: U8
            throw noTasks();
        }
        String clusterName = clusters.nameIn(request.cluster());
        List<Named> identifiers = reader.identify(tasks, clusterName);
        ClusterState cluster = clusters.requireActive(clusterName);
        return tasks.isEmpty() ? everyServiceTask(cluster) : named(cluster, identifiers);
    }

    private GetTaskProtection.Response everyServiceTask(ClusterState cluster) {
        ProtectionAnswers answers = new ProtectionAnswers(ofGet, cluster, reader, 0);
        cluster.tasks()
                .filter(task -> task.serviceOrNull() != null && !task.isStopped())
                .forEach(answers::answer);
        return new GetTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private GetTaskProtection.Response named(ClusterState cluster, List<Named> identifiers) {
        ProtectionAnswers answers = new ProtectionAnswers(ofGet, cluster, reader, identifiers.size());
        for (Named identifier : identifiers) {
            TaskState task = answers.findOrNull(identifier);
            if (task == null) {
                answers.refuse(identifier, FailureReason.MISSING); // documented: FAIL
                continue;
            }
            FailureReason reason = againstReading(task);
            if (reason == null) {
                // documented: CLIEX - an unprotected task is answered too, not refused
                answers.answer(task, identifier);
            } else {
                answers.refuse(identifier, reason);
            }
        }
        return new GetTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    private static RefusedCall noTasks() {
        return Refused.invalid("Tasks cannot be empty."); // observed: sibling DescribeTasks
    }

    /** The reason against reading the task, or {@code null}. */
    private @Nullable FailureReason againstReading(TaskState task) {
        if (task.serviceOrNull() == null) {
            return FailureReason.TASK_NOT_VALID; // documented: FAIL - whatever its group says
        }
        return task.isStopped() ? stopped() : null;
    }

    /** The reason against protecting or clearing the task, or {@code null}. */
    private @Nullable FailureReason againstUpdate(TaskState task, boolean protect) {
        FailureReason reason = againstReading(task);
        if (reason != null) {
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
        return switch (blockedRenewal) {
            case BY_DEPLOYMENT ->
                blockedRule != DeploymentBlockedRule.NEVER && services.holdsUpItsReplacement(task); // documented: FAIL
            case REFUSED -> isBlockedByCount(task);
            case ALLOWED -> false;
        };
    }

    private boolean isBlockedByCount(TaskState task) {
        ServiceState service = serviceOf(task);
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) { // assumed: U7 - no desired count to exceed
            return false;
        }
        return switch (blockedRule) {
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
