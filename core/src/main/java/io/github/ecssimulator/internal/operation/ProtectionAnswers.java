package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
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
    private final World world;
    private final ClusterState cluster;
    private final TaskReader reader;
    private final ChronoUnit precision;
    private final ProtectionList.Gathered protectedTasks;
    private final List<Failure> failures = new ArrayList<>();

    /** Collects for one operation; the published samples of the two differ in the precision of the date. */
    ProtectionAnswers(
            World world, ClusterState cluster, TaskReader reader, ExpirationPrecision publishedPrecision, int named) {
        this.world = world;
        this.cluster = cluster;
        this.reader = reader;
        this.protectedTasks = new ProtectionList.Gathered(named);
        this.precision = precision(publishedPrecision, world.policies());
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
        protectedTasks.add(name, until == null ? null : until.truncatedTo(precision));
    }

    void refuse(TaskReader.Named identifier, FailureReason reason) {
        String detail = world.policies().has(FailureDetail.ABSENT) ? null : reason.documentedCause(); // assumed: U20
        String arn = reader.failureArn(identifier, cluster.name());
        failures.add(new Failure(arn, reason.name(), detail));
    }

    private static ChronoUnit precision(ExpirationPrecision published, Policies policies) { // assumed: U21
        ExpirationPrecision chosen = policies.get(ExpirationPrecision.class);
        ExpirationPrecision precision = chosen == ExpirationPrecision.AS_PUBLISHED ? published : chosen;
        return precision == ExpirationPrecision.WHOLE_SECONDS ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
    }

    List<ProtectedTask> protectedTasks() { // assumed: U18
        List<ProtectedTask> inOrder = protectedTasks.list();
        return world.policies().has(AnswerOrder.BY_ARN)
                ? inOrder.stream()
                        .sorted(Comparator.comparing(ProtectedTask::taskArn))
                        .toList()
                : inOrder;
    }

    List<Failure> failures() { // assumed: U18
        if (world.policies().has(AnswerOrder.BY_ARN)) {
            failures.sort(Comparator.comparing(failure -> String.valueOf(failure.arn())));
        }
        return failures;
    }
}
