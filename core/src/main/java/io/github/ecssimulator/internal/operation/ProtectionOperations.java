package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
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
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Refusing.GetWithoutTasks;
import io.github.ecssimulator.policy.Refusing.MinutesOutOfRange;
import io.github.ecssimulator.policy.Refusing.MinutesWhenClearing;
import io.github.ecssimulator.policy.Refusing.MissingProtectionEnabled;
import io.github.ecssimulator.policy.Refusing.UpdateWithoutTasks;
import io.github.ecssimulator.policy.Refusing.ValidationOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** UpdateTaskProtection and GetTaskProtection: what they refuse as a whole, which tasks they refuse, and what they do. */
final class ProtectionOperations {
    private final World world;
    private final Policies policies;
    private final Services services;
    private final ClusterReader clusters;
    private final TaskReader reader;
    private final boolean clusterComesFirst; // assumed: U14
    private final BlockedRenewal blockedRenewal; // assumed: U2
    private final DeploymentBlockedRule blockedRule; // assumed: U1
    private final Manner ofUpdate;
    private final Manner ofGet;

    ProtectionOperations(World world, ClusterReader clusters, TaskReader reader) {
        this.world = world;
        this.policies = world.policies();
        this.clusterComesFirst = policies.has(ValidationOrder.CLUSTER_FIRST);
        this.blockedRenewal = policies.get(BlockedRenewal.class);
        this.blockedRule = policies.get(DeploymentBlockedRule.class);
        this.ofUpdate = Manner.of(policies, ExpirationPrecision.MILLISECONDS);
        this.ofGet = Manner.of(policies, ExpirationPrecision.WHOLE_SECONDS);
        this.services = world.services();
        this.clusters = clusters;
        this.reader = reader;
    }

    UpdateTaskProtection.Response update(UpdateTaskProtection.Request request) {
        List<String> tasks = checkedTasks(
                request.cluster(), request.tasks(), Limits.UPDATED_TASKS, UpdateWithoutTasks.REFUSED); // assumed: U9
        boolean protect = protectionEnabled(request);
        requireRange(request, protect);
        String clusterName = clusters.nameIn(request.cluster());
        List<Named> identifiers = reader.identify(tasks, clusterName);
        ClusterState cluster = clusters.requireActive(clusterName);
        Duration window = window(request);
        ProtectionAnswers answers = answerEach(identifiers, cluster, ofUpdate, task -> update(task, protect, window));
        return new UpdateTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    GetTaskProtection.Response get(GetTaskProtection.Request request) {
        List<String> tasks = checkedTasks(
                request.cluster(), request.tasks(), Limits.READ_TASKS, GetWithoutTasks.REFUSED); // assumed: U8
        String clusterName = clusters.nameIn(request.cluster());
        List<Named> identifiers = reader.identify(tasks, clusterName);
        ClusterState cluster = clusters.requireActive(clusterName);
        // documented: CLIEX - an unprotected task is answered too, not refused
        ProtectionAnswers answers = tasks.isEmpty()
                ? everyServiceTask(cluster)
                : answerEach(identifiers, cluster, ofGet, this::againstReading);
        return new GetTaskProtection.Response(answers.protectedTasks(), answers.failures());
    }

    /** The tasks that a call names, behind what both operations check first. */
    private List<String> checkedTasks(
            @Nullable String cluster, @Nullable List<String> given, int most, Policy refusesNone) {
        if (clusterComesFirst) {
            clusters.requireActive(clusters.nameIn(cluster));
        }
        List<String> tasks = Given.orNone(given);
        reader.requireAtMost(most, tasks);
        if (tasks.isEmpty() && policies.has(refusesNone)) {
            throw Refused.invalid("Tasks cannot be empty."); // observed: sibling DescribeTasks
        }
        return tasks;
    }

    private boolean protectionEnabled(UpdateTaskProtection.Request request) {
        if (request.protectionEnabled() == null && policies.has(MissingProtectionEnabled.REFUSED)) {
            throw Refused.invalid("protectionEnabled can not be null."); // assumed: U33
        }
        return Boolean.TRUE.equals(request.protectionEnabled());
    }

    private void requireRange(UpdateTaskProtection.Request request, boolean protect) {
        Integer minutes = request.expiresInMinutes();
        boolean ignored = !protect && policies.has(MinutesWhenClearing.IGNORED); // assumed: U12
        if (minutes == null || ignored) {
            return;
        }
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

    private static Duration window(UpdateTaskProtection.Request request) {
        return Duration.ofMinutes(Given.or(request.expiresInMinutes(), Limits.PROTECTION_MINUTES_USUAL));
    }

    /** Answers the tasks that a call names, once it was done to each what the call asks for, or there was a reason against it. */
    private ProtectionAnswers answerEach(
            List<Named> identifiers,
            ClusterState cluster,
            Manner manner,
            Function<TaskState, @Nullable FailureReason> doing) {
        ProtectionAnswers answers = new ProtectionAnswers(manner, identifiers.size());
        for (Named identifier : identifiers) {
            TaskState task = identifier.findOrNull(cluster);
            FailureReason reason = task == null ? FailureReason.MISSING : doing.apply(task); // documented: FAIL
            if (reason != null) {
                answers.refuse(reader.failureArn(identifier, cluster.name()), reason);
            } else {
                answers.answer(Objects.requireNonNull(task), identifier);
            }
        }
        return answers;
    }

    /** Protects or clears the task, unless there is a reason against it. */
    private @Nullable FailureReason update(TaskState task, boolean protect, Duration window) {
        FailureReason reason = againstUpdate(task, protect);
        if (reason == null && protect) {
            world.protections().set(task, window);
        } else if (reason == null) {
            world.protections().clear(task);
        }
        return reason;
    }

    private ProtectionAnswers everyServiceTask(ClusterState cluster) {
        ProtectionAnswers answers = new ProtectionAnswers(ofGet, 0);
        cluster.tasks()
                .filter(task -> task.serviceOrNull() != null && !task.isStopped())
                .forEach(answers::answer);
        return answers;
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
