package io.github.ecssimulator.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task at one instant.
 *
 * @param ref the task
 * @param at when the snapshot was taken, in simulated time
 * @param lastStatus where the task stood
 * @param desiredStatus where ECS wanted it to be
 * @param protectedUntil when its protection ends; absent when it was unprotected
 * @param createdAt when it was created
 * @param startedAt when it reached RUNNING; absent before
 * @param stoppingAt when its stop began; absent before
 * @param stoppedAt when it reached STOPPED; absent before
 * @param stopCause why it was stopped; absent before
 * @param stoppedReason the same in words; absent before
 * @param exitCode what its containers ended with; absent before they ended, and if they never ran
 * @param availabilityZone where it was placed
 * @param taskDefinition what it is made of
 * @param group its group, {@code service:name} for a service task
 * @param startedBy the deployment that started it, or the caller's own text; may be absent
 */
public record TaskSnapshot(
        TaskRef ref,
        Instant at,
        TaskStatus lastStatus,
        DesiredStatus desiredStatus,
        @Nullable Instant protectedUntil,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppingAt,
        @Nullable Instant stoppedAt,
        @Nullable StopCause stopCause,
        @Nullable String stoppedReason,
        @Nullable Integer exitCode,
        String availabilityZone,
        TaskDefinitionRef taskDefinition,
        String group,
        @Nullable String startedBy) {

    /** {@return whether the task was protected, so that scale-in had to spare it} */
    public boolean isProtected() {
        return protectedUntil != null;
    }

    /** {@return when the protection ends; empty when the task was unprotected} */
    public Optional<Instant> protectionExpiresAt() {
        return Optional.ofNullable(protectedUntil);
    }

    /** {@return the code that ECS shows of who stopped the task; empty while nobody did} */
    public Optional<StopCode> stopCode() {
        return Optional.ofNullable(stopCause).map(StopCause::code);
    }

    /** {@return whether the containers ran: the last status was RUNNING} */
    public boolean isRunning() {
        return lastStatus == TaskStatus.RUNNING;
    }

    /** {@return whether the task had ended: the last status was STOPPED} */
    public boolean isStopped() {
        return lastStatus == TaskStatus.STOPPED;
    }

    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
