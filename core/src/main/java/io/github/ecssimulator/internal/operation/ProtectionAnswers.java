package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.policy.Answering.AnswerOrder;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Answering.FailureDetail;
import io.github.ecssimulator.policy.Policies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the answers of one call, task by task. */
final class ProtectionAnswers {
    private final Manner manner;
    private final ClusterState cluster;
    private final TaskReader reader;
    private final ProtectionList.Gathered protectedTasks;
    private @Nullable List<Failure> failures;
    private Instant lastUntil = Instant.MIN;
    private Instant lastTold = Instant.MIN;

    ProtectionAnswers(Manner manner, ClusterState cluster, TaskReader reader, int named) {
        this.manner = manner;
        this.cluster = cluster;
        this.reader = reader;
        this.protectedTasks = new ProtectionList.Gathered(named);
    }

    /** How one operation of a world answers. */
    record Manner(ChronoUnit precision, boolean isByArn, boolean saysWhy) {

        /** The published samples of the two operations differ in the precision of the date. */
        static Manner of(Policies policies, ExpirationPrecision published) {
            return new Manner(
                    precision(published, policies.get(ExpirationPrecision.class)),
                    policies.has(AnswerOrder.BY_ARN), // assumed: U18
                    !policies.has(FailureDetail.ABSENT)); // assumed: U20
        }

        private static ChronoUnit precision(ExpirationPrecision published, ExpirationPrecision chosen) { // assumed: U21
            ExpirationPrecision precision = chosen == ExpirationPrecision.AS_PUBLISHED ? published : chosen;
            return precision == ExpirationPrecision.WHOLE_SECONDS ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        }
    }

    @Nullable
    TaskState findOrNull(TaskReader.Named identifier) {
        return identifier.findOrNull(cluster);
    }

    void answer(TaskState task) {
        answer(task, task.ref());
    }

    /** Answers a task that the call names. */
    void answer(TaskState task, TaskReader.Named identifier) {
        answer(task, identifier.isArnAsWritten() ? identifier.given() : task.ref());
    }

    private void answer(TaskState task, Object name) {
        Instant until = task.protectedUntilOrNull();
        protectedTasks.add(name, until == null ? null : told(until));
    }

    /** The tasks of one call mostly have the same instant, cut once. */
    private Instant told(Instant until) {
        if (!until.equals(lastUntil)) {
            lastUntil = until;
            lastTold = until.truncatedTo(manner.precision());
        }
        return lastTold;
    }

    void refuse(TaskReader.Named identifier, FailureReason reason) {
        String detail = manner.saysWhy() ? reason.documentedCause() : null;
        String arn = reader.failureArn(identifier, cluster.name());
        failures = failures == null ? new ArrayList<>() : failures;
        failures.add(new Failure(arn, reason.name(), detail));
    }

    List<ProtectedTask> protectedTasks() {
        List<ProtectedTask> inOrder = protectedTasks.list();
        return manner.isByArn()
                ? inOrder.stream()
                        .sorted(Comparator.comparing(ProtectedTask::taskArn))
                        .toList()
                : inOrder;
    }

    List<Failure> failures() {
        if (failures == null) {
            return List.of();
        }
        if (manner.isByArn()) {
            failures.sort(Comparator.comparing(failure -> String.valueOf(failure.arn())));
        }
        return failures;
    }
}
