package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written down for those who look back. The world does nothing about it. */
public sealed interface NoteEvent extends Input {

    @Override
    Optional<TaskRef> about(); // each kind says it: one that does not would be left out where a task is asked for

    /** An exception may say anything, and a journal keeps each. */
    private static String shortened(String thrown) {
        int longest = 300;
        return thrown.length() <= longest ? thrown : thrown.substring(0, longest - 3) + "...";
    }

    /**
     * Work that repeats has ended by an exception, and never runs again.
     *
     * @param executor what runs it
     * @param thrown the exception, in words
     */
    record WorkDied(String executor, String thrown) implements NoteEvent {
        public WorkDied {
            Objects.requireNonNull(executor, "executor");
            thrown = shortened(thrown);
        }

        @Override
        public Optional<TaskRef> about() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return VisibleText.of("periodic work of " + executor + " ended for good: " + thrown);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The program in the container of a task has ended by an exception.
     *
     * @param task whose
     * @param thrown the exception, in words
     */
    record ProgramFailed(TaskRef task, String thrown) implements NoteEvent {
        public ProgramFailed {
            Objects.requireNonNull(task, "task");
            thrown = shortened(thrown);
        }

        @Override
        public Optional<TaskRef> about() {
            return Optional.of(task);
        }

        @Override
        public String text() {
            return VisibleText.of("the program of " + task + " failed: " + thrown);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * Code of a task went on when its containers had ended.
     *
     * @param task whose
     * @param deed what it tried to do, such as {@code called ListTasks}
     */
    record RanOn(TaskRef task, String deed) implements NoteEvent {
        public RanOn {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(deed, "deed");
        }

        @Override
        public Optional<TaskRef> about() {
            return Optional.of(task);
        }

        @Override
        public String text() {
            return VisibleText.of("code of " + task + " ran on when its containers had ended: it " + deed);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The test says that something is meant so which would be taken for a mistake.
     *
     * @param lint what looks like a mistake
     * @param task whose; absent if it is meant of all tasks
     * @param isAwaited whether it is the next one only, and has to come
     */
    record Meant(String lint, @Nullable TaskRef task, boolean isAwaited) implements NoteEvent {
        public Meant {
            Objects.requireNonNull(lint, "lint");
        }

        @Override
        public Optional<TaskRef> about() {
            return Optional.ofNullable(task);
        }

        @Override
        public String text() {
            return VisibleText.of("the test means it so: " + (isAwaited ? "the next " : "") + lint
                    + (task == null ? "" : " of " + task));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }
}
