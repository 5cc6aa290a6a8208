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
abstract class ProtectionList extends AbstractList<ProtectedTask> implements RandomAccess, Unchanging {

    /** Of a task its name, or its ARN as the caller wrote it, and until when it is protected. */
    static ProtectedTask told(Object task, @Nullable Instant until) {
        String arn = task instanceof TaskRef ref ? ref.arn().toString() : (String) task;
        return new ProtectedTask(arn, until != null, until);
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
            return told(task, until);
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
            return told(Objects.requireNonNull(told[place]), (Instant) told[place + 1]);
        }

        @Override
        public int size() {
            return told.length / 2;
        }
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
            if (length == 2) {
                return new One(Objects.requireNonNull(told[0]), (Instant) told[1]);
            }
            return new Many(length == told.length ? told : Arrays.copyOf(told, length));
        }
    }
}
