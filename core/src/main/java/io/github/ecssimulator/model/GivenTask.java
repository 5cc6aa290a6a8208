package io.github.ecssimulator.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task that was started before the world began, as a test puts it there. What is absent is chosen as for a task that
 * starts now.
 *
 * <pre>{@code
 * GivenTask busy = GivenTask.inStatus(TaskStatus.RUNNING).withProtectionUntil(Instant.parse("2024-01-01T06:00:00Z"));
 * SimulatedService transcoder = cluster.createService("transcoder", ServiceSettings.replica(1), List.of(busy));
 * }</pre>
 *
 * @param id its id; absent means the next one of the seed
 * @param lastStatus where it stands
 * @param taskDefinition what it is made of; absent means the task definition of its service, or the newest revision of the
 *     family {@code standalone}
 * @param availabilityZone where it was placed, such as {@code us-east-1a}
 * @param createdAt when it was created; absent means now
 * @param startedAt when it reached RUNNING; absent means that it did not, or for one that is RUNNING that it did when it was
 *     created
 * @param protectedUntil when its protection ends; absent for an unprotected task
 * @param stop how it was told to stop; absent for a task that shall run
 * @param group the group of a standalone task; the group of a service task follows from its service
 * @param startedBy who started a standalone task, in the caller's own words
 */
public record GivenTask(
        @Nullable TaskId id,
        TaskStatus lastStatus,
        @Nullable TaskDefinitionRef taskDefinition,
        @Nullable String availabilityZone,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant protectedUntil,
        @Nullable Stop stop,
        @Nullable String group,
        @Nullable String startedBy) {

    /**
     * How a task was told to stop.
     *
     * @param cause why
     * @param reason the same in words
     * @param stoppedAt when it reached STOPPED; absent means now, and has no meaning before
     * @param exitCode what its containers ended with; absent before they ended, and if they never ran
     */
    public record Stop(
            StopCause cause,
            String reason,
            @Nullable Instant stoppedAt,
            @Nullable Integer exitCode) {

        public Stop {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(reason, "reason");
            requireInstant("stoppedAt", stoppedAt);
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * Checks that the parts agree.
     *
     * @throws IllegalArgumentException if a task on its way to STOPPED was not told to stop, one that has stopped is
     *     protected, or an instant is not within {@link SimulatedTime}
     */
    public GivenTask {
        Objects.requireNonNull(lastStatus, "lastStatus");
        requireInstant("createdAt", createdAt);
        requireInstant("startedAt", startedAt);
        requireInstant("protectedUntil", protectedUntil);
        if (stop == null && lastStatus.compareTo(TaskStatus.RUNNING) > 0) {
            throw new IllegalArgumentException("A task that is " + lastStatus + " was told to stop; say how.");
        }
        if (protectedUntil != null && lastStatus == TaskStatus.STOPPED) {
            throw new IllegalArgumentException("A task that is STOPPED cannot be protected.");
        }
    }

    private static void requireInstant(String argument, @Nullable Instant instant) {
        if (instant != null) {
            SimulatedTime.requireInstant(argument, instant);
        }
    }

    /** {@return an unprotected task of which nothing is said but where it stands; from DEACTIVATING on as after StopTask} */
    public static GivenTask inStatus(TaskStatus lastStatus) {
        Objects.requireNonNull(lastStatus, "lastStatus");
        Stop stop = lastStatus.compareTo(TaskStatus.RUNNING) > 0
                ? new Stop(StopCause.USER, "Task stopped by user", null, null)
                : null;
        return new GivenTask(null, lastStatus, null, null, null, null, null, stop, null, null);
    }

    /** {@return this task with an id} */
    public GivenTask withId(TaskId value) {
        Objects.requireNonNull(value, "value");
        return new GivenTask(
                value,
                lastStatus,
                taskDefinition,
                availabilityZone,
                createdAt,
                startedAt,
                protectedUntil,
                stop,
                group,
                startedBy);
    }

    /** {@return this task with another end of its protection} */
    public GivenTask withProtectionUntil(Instant value) {
        Objects.requireNonNull(value, "value");
        return new GivenTask(
                id, lastStatus, taskDefinition, availabilityZone, createdAt, startedAt, value, stop, group, startedBy);
    }

    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
