package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.log.Unchanging;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.Answering.AnswerOrder;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Answering.FailureDetail;
import io.github.ecssimulator.policy.Policies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Collects the answers of one call, task by task. */
final class ProtectionAnswers {
    private final Manner manner;
    private @Nullable Object[]
            told; // of each task its name, or its ARN as the caller wrote it, and until when it is protected
    private int length;
    private @Nullable List<Failure> failures;
    private Instant lastUntil = Instant.MIN;
    private Instant lastTruncated = Instant.MIN;

    ProtectionAnswers(Manner manner, int tasks) {
        this.manner = manner;
        this.told = new Object[2 * tasks];
    }

    /** How one operation of a world answers. */
    record Manner(ChronoUnit precision, boolean isByArn, boolean saysWhy) {

        /** The published samples of the two operations differ in the precision of the date. */
        static Manner of(Policies policies, ExpirationPrecision published) {
            ExpirationPrecision chosen = policies.get(ExpirationPrecision.class); // assumed: U21
            ExpirationPrecision precision = chosen == ExpirationPrecision.AS_PUBLISHED ? published : chosen;
            return new Manner(
                    precision == ExpirationPrecision.WHOLE_SECONDS ? ChronoUnit.SECONDS : ChronoUnit.MILLIS,
                    policies.has(AnswerOrder.BY_ARN), // assumed: U18
                    !policies.has(FailureDetail.ABSENT)); // assumed: U20
        }
    }

    void answer(TaskState task) {
        answer(task, task.ref());
    }

    /** Answers a task that the call names. */
    void answer(TaskState task, TaskReader.Named identifier) {
        answer(task, identifier.isArnAsWritten() ? identifier.given() : task.ref());
    }

    private void answer(TaskState task, Object name) {
        if (length == told.length) {
            told = Arrays.copyOf(told, 2 * Math.max(8, length));
        }
        Instant until = task.protectedUntilOrNull();
        told[length++] = name;
        told[length++] = until == null ? null : truncated(until);
    }

    /** The tasks of one call mostly have the same instant, cut once. */
    private Instant truncated(Instant until) {
        if (!until.equals(lastUntil)) {
            lastUntil = until;
            lastTruncated = until.truncatedTo(manner.precision());
        }
        return lastTruncated;
    }

    void refuse(String arn, FailureReason reason) {
        failures = failures == null ? new ArrayList<>() : failures;
        failures.add(new Failure(arn, reason.name(), manner.saysWhy() ? reason.documentedCause() : null));
    }

    List<ProtectedTask> protectedTasks() {
        List<ProtectedTask> inOrder = length == 2
                ? new One(Objects.requireNonNull(told[0]), (Instant) told[1])
                : new Many(length == told.length ? told : Arrays.copyOf(told, length));
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

    /**
     * The protections that an answer tells. The journal keeps all answers, so this one has the names of its tasks, which are there
     * anyway, and makes the shape of ECS, with the text of the ARN, when somebody asks for it.
     */
    private abstract static class ProtectionList extends AbstractList<ProtectedTask>
            implements RandomAccess, Unchanging {

        static ProtectedTask protectedTask(Object task, @Nullable Instant until) {
            String arn = task instanceof TaskRef ref ? ref.arn().toString() : (String) task;
            return new ProtectedTask(arn, until != null, until);
        }
    }

    /** Most calls name one task, and the journal keeps them all. */
    private static final class One extends ProtectionList {
        private final Object task;
        private final @Nullable Instant until;

        One(Object task, @Nullable Instant until) {
            this.task = task;
            this.until = until;
        }

        @Override
        public ProtectedTask get(int index) {
            Objects.checkIndex(index, 1);
            return protectedTask(task, until);
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static final class Many extends ProtectionList {
        private final @Nullable Object[] told; // in pairs

        Many(@Nullable Object[] told) {
            this.told = told;
        }

        @Override
        public ProtectedTask get(int index) {
            int place = 2 * Objects.checkIndex(index, size());
            return protectedTask(Objects.requireNonNull(told[place]), (Instant) told[place + 1]);
        }

        @Override
        public int size() {
            return told.length / 2;
        }
    }
}
