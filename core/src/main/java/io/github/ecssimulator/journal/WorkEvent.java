package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.util.Optional;

/** What the code in a task said of its work. The world does nothing about it. */
public sealed interface WorkEvent extends Input {

    /** {@return the task whose code works} */
    TaskRef task();

    /** {@return what the work is called} */
    String work();

    @Override
    default Optional<TaskRef> about() {
        return Optional.of(task());
    }

    /**
     * A piece of work began.
     *
     * @param task the task
     * @param work its name
     */
    record Begun(TaskRef task, String work) implements WorkEvent {
        @Override
        public String text() {
            return VisibleText.of(task + " began work \"" + work + "\"");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A piece of work was finished; of several of one name it is the oldest.
     *
     * @param task the task
     * @param work its name
     */
    record Finished(TaskRef task, String work) implements WorkEvent {
        @Override
        public String text() {
            return VisibleText.of(task + " finished work \"" + work + "\"");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A piece of work failed, and is under way no more; of several of one name it is the oldest.
     *
     * @param task the task
     * @param work its name
     */
    record Failed(TaskRef task, String work) implements WorkEvent {
        @Override
        public String text() {
            return VisibleText.of(task + " failed at work \"" + work + "\"");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }
}
