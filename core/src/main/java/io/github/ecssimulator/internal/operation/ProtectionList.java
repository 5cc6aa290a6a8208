package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.internal.log.Unchanging;
import io.github.ecssimulator.model.TaskRef;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The protections that an answer tells. The journal keeps all answers, so this one has the names of its tasks, which are there
 * anyway, and makes the shape of ECS, with the text of the ARN, when somebody asks for it.
 */
final class ProtectionList extends AbstractList<ProtectedTask> implements RandomAccess, Unchanging {
    private final @Nullable Object[] told; // of each task its name, or its ARN as the caller wrote it, and until when

    private ProtectionList(@Nullable Object[] told) {
        this.told = told;
    }

    @Override
    public ProtectedTask get(int index) {
        int place = 2 * Objects.checkIndex(index, size());
        Instant until = (Instant) told[place + 1];
        return new ProtectedTask(arn(told[place]), until != null, until);
    }

    private static String arn(@Nullable Object task) {
        return task instanceof TaskRef ref ? ref.arn().toString() : (String) Objects.requireNonNull(task);
    }

    @Override
    public int size() {
        return told.length / 2;
    }

    /** Gathers such a list. */
    static final class Gathered {
        private @Nullable Object[] told;
        private int length;

        Gathered(int tasks) {
            told = new Object[2 * tasks];
        }

        void add(Object task, @Nullable Instant until) {
            if (length == told.length) {
                told = Arrays.copyOf(told, 2 * Math.max(8, length));
            }
            told[length++] = task;
            told[length++] = until;
        }

        ProtectionList list() {
            return new ProtectionList(length == told.length ? told : Arrays.copyOf(told, length));
        }
    }
}
