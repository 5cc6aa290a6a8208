package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change of a task. */
public sealed interface TaskEvent extends JournalEvent {

    /** {@return the task that changed} */
    TaskRef task();

    /** What an event made of the protection of its task. */
    enum ProtectionChange {
        /** It stayed as it was. */
        NONE,
        /** It began, or was renewed. */
        SET,
        /** A call ended it. */
        CLEARED,
        /** Its time was over. */
        EXPIRED,
        /** The task stopped. */
        ENDED_WITH_THE_TASK
    }

    /** {@return what the event made of the protection of the task; most events are without a change} */
    default ProtectionChange protectionChange() {
        return ProtectionChange.NONE;
    }

    @Override
    default Optional<TaskRef> about() {
        return Optional.of(task());
    }

    /**
     * A task was created.
     *
     * @param task the task
     */
    record Created(TaskRef task) implements TaskEvent {
        @Override
        public String text() {
            return task + " was created";
        }
    }

    /**
     * A task that was started before the world began was put into it.
     *
     * @param task the task
     * @param status where it stood
     */
    record Adopted(TaskRef task, TaskStatus status) implements TaskEvent {
        @Override
        public String text() {
            return task + " was there from before, " + status;
        }
    }

    /**
     * A task went through one or more statuses at one instant.
     *
     * @param task the task
     * @param path where it stood, what it passed, and where it stands
     */
    record StatusChanged(TaskRef task, List<TaskStatus> path) implements TaskEvent {
        public StatusChanged {
            path = List.copyOf(path);
        }

        @Override
        public String text() {
            return task + " went " + path.stream().map(Enum::name).collect(Collectors.joining(" -> "));
        }
    }

    /**
     * A task was told to stop. This entry is the recorded cause of the stop.
     *
     * @param task the task
     * @param cause why
     * @param reason the same in words
     * @param wasProtected whether it was protected when it was told
     */
    record StopRequested(TaskRef task, StopCause cause, String reason, boolean wasProtected) implements TaskEvent {
        @Override
        public String text() {
            return task + " was told to stop (" + cause.code().wireName() + ": " + VisibleText.of(reason) + ")"
                    + (wasProtected ? " although it was protected" : "");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A task was protected, or its protection was renewed.
     *
     * @param task the task
     * @param until when the protection ends
     * @param before when the protection would have ended; absent when the task was unprotected
     */
    record ProtectionSet(
            TaskRef task, Instant until, @Nullable Instant before) implements TaskEvent {
        @Override
        public ProtectionChange protectionChange() {
            return ProtectionChange.SET;
        }

        @Override
        public String text() {
            return before == null
                    ? task + " is protected until " + until
                    : task + " is protected until " + until + " (was " + before + ")";
        }
    }

    /**
     * The protection of a task was cleared by a call.
     *
     * @param task the task
     * @param before when the protection would have ended
     */
    record ProtectionCleared(TaskRef task, Instant before) implements TaskEvent {
        @Override
        public ProtectionChange protectionChange() {
            return ProtectionChange.CLEARED;
        }

        @Override
        public String text() {
            return task + " had its protection cleared (it ran until " + before + ")";
        }
    }

    /**
     * The protection of a task expired.
     *
     * @param task the task
     */
    record ProtectionExpired(TaskRef task) implements TaskEvent {
        @Override
        public ProtectionChange protectionChange() {
            return ProtectionChange.EXPIRED;
        }

        @Override
        public String text() {
            return task + " lost its protection: it expired";
        }
    }

    /**
     * The protection of a task ended because the task did.
     *
     * @param task the task
     * @param before when the protection would have ended
     */
    record ProtectionEnded(TaskRef task, Instant before) implements TaskEvent {
        @Override
        public ProtectionChange protectionChange() {
            return ProtectionChange.ENDED_WITH_THE_TASK;
        }

        @Override
        public String text() {
            return task + " stopped before its protection ended (it ran until " + before + ")";
        }
    }
}
