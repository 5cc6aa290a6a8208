package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as the history of its service keeps it. A deployment that another one rolls back to is told once, with
 * its own end; the roll-back belongs to the one that failed.
 */
public final class ServiceDeploymentState {

    /** Where a deployment stands in the history. Source: documented: ServiceDeployment. */
    public enum Status {
        /** Tasks are being replaced. */
        IN_PROGRESS,
        /** Every task is new. */
        SUCCESSFUL,
        /** It failed, or a newer one took its place. */
        STOPPED,
        /** It failed, and tasks of the one before come back. */
        ROLLBACK_IN_PROGRESS,
        /** It failed, and the one before is in place again. */
        ROLLBACK_SUCCESSFUL,
        /** It failed, and so did the tasks of the one before. */
        ROLLBACK_FAILED
    }

    private final TaskSetState target;
    private final List<TaskSetState> sources;
    private final DeploymentSettings settings;
    private final Instant createdAt;
    private Instant updatedAt;
    private Status status = Status.IN_PROGRESS;
    private String statusReason;
    private @Nullable Instant finishedAt;
    private @Nullable Instant stoppedAt;
    private @Nullable TaskSetState rolledBackTo;
    private @Nullable Instant rollbackStartedAt;

    ServiceDeploymentState(TaskSetState target, List<TaskSetState> sources, Instant createdAt) {
        this.target = target;
        this.sources = List.copyOf(sources);
        this.settings = target.service().deployment();
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.statusReason = target.rollout().reason();
    }

    /** The same at its beginning, with one more deployment to replace, which is the latest of them. */
    ServiceDeploymentState replacing(TaskSetState older) {
        List<TaskSetState> all = new ArrayList<>(sources);
        all.add(0, older);
        return new ServiceDeploymentState(target, all, createdAt);
    }

    void end(Status end, String reason, Instant at) {
        status = end;
        statusReason = reason;
        updatedAt = at;
        if (end == Status.STOPPED) {
            stoppedAt = at;
        } else {
            finishedAt = at;
        }
    }

    void rollBackTo(TaskSetState earlier, Instant at) {
        status = Status.ROLLBACK_IN_PROGRESS;
        stoppedAt = null;
        rolledBackTo = earlier;
        rollbackStartedAt = at;
        updatedAt = at;
    }

    /** Returns the last part of the ARN: letters and digits that no other deployment has. */
    public String id() { // inferred: published examples have letters, digits and hyphens
        return new BigInteger(numberOf(target)).toString(Character.MAX_RADIX);
    }

    /** Returns what the ARN of a service revision ends with: a number of 19 digits, as in published examples. */
    public static String numberOf(TaskSetState set) {
        return set.id().substring(set.id().indexOf('/') + 1);
    }

    /** Returns how many failed tasks end a deployment: half of them, but at least 3 and at most 200. */
    public static int failureThreshold(int desiredCount) { // documented: deployment circuit breaker
        return Math.max(3, Math.min(200, (desiredCount + 1) / 2));
    }

    public TaskSetState target() {
        return target;
    }

    /** Returns what is replaced: the tasks there were, the latest first. */
    public List<TaskSetState> sources() {
        return sources;
    }

    /** Returns how tasks are replaced: the settings that held at its begin. */
    public DeploymentSettings settings() {
        return settings;
    }

    /** Returns when it was asked for, which is also when it began. */
    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Status status() {
        return status;
    }

    public boolean isInProgress() {
        return status == Status.IN_PROGRESS;
    }

    public boolean isRollingBack() {
        return status == Status.ROLLBACK_IN_PROGRESS;
    }

    public String statusReason() {
        return statusReason;
    }

    /** Returns when it came to its end, or {@code null} before, and when it was stopped. */
    public @Nullable Instant finishedAtOrNull() {
        return finishedAt;
    }

    public @Nullable Instant stoppedAtOrNull() {
        return stoppedAt;
    }

    /** Returns the tasks of the earlier deployment, or {@code null} if it was not rolled back. */
    public @Nullable TaskSetState rolledBackToOrNull() {
        return rolledBackTo;
    }

    public @Nullable Instant rollbackStartedAtOrNull() {
        return rollbackStartedAt;
    }

    /** The history of a service's deployments. */
    static final class History {
        private final List<ServiceDeploymentState> newestFirst = new ArrayList<>();

        void began(TaskSetState target, List<TaskSetState> sources, Instant at) {
            for (ServiceDeploymentState older : newestFirst) {
                if (older.isInProgress() || older.isRollingBack()) {
                    older.end(Status.STOPPED, "Service deployment was replaced by a newer one.", at); // inferred
                }
            }
            newestFirst.add(0, new ServiceDeploymentState(target, sources, at));
        }

        /** Makes a deployment one of those that the latest replaces. */
        void precede(TaskSetState older) {
            newestFirst.set(0, newestFirst.get(0).replacing(older));
        }

        void completed(TaskSetState set, Instant at) {
            ServiceDeploymentState latest = newestFirst.get(0);
            if (latest.isRollingBack() && latest.rolledBackToOrNull() == set) {
                latest.end(Status.ROLLBACK_SUCCESSFUL, latest.statusReason(), at);
            } else if (latest.target() == set && latest.isInProgress()) {
                latest.end(Status.SUCCESSFUL, set.rollout().reason(), at);
            }
        }

        void failed(TaskSetState set, Instant at) { // documented: ServiceDeployment - without a roll-back it stops
            ServiceDeploymentState latest = newestFirst.get(0);
            if (latest.isRollingBack() && latest.rolledBackToOrNull() == set) {
                latest.end(Status.ROLLBACK_FAILED, latest.statusReason(), at);
            } else {
                latest.end(Status.STOPPED, set.rollout().reason(), at);
            }
        }

        boolean isRollingBack() {
            return !newestFirst.isEmpty() && newestFirst.get(0).isRollingBack();
        }

        void rolledBack(TaskSetState target, Instant at) {
            newestFirst.get(0).rollBackTo(target, at);
        }

        List<ServiceDeploymentState> newestFirst() {
            return List.copyOf(newestFirst);
        }
    }
}
