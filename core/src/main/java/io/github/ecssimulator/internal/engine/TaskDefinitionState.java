package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A revision of a task definition, and how tasks made of it behave. */
public final class TaskDefinitionState {
    private final TaskDefinitionRef ref;
    private final RegisterTaskDefinition.@Nullable Request registeredWith;
    private final Instant registeredAt;
    private final Tags tags = new Tags();
    private @Nullable Instant deregisteredAt;
    private @Nullable Instant deleteRequestedAt;
    private @Nullable String startFailure;

    TaskDefinitionState(
            TaskDefinitionRef ref, RegisterTaskDefinition.@Nullable Request registeredWith, Instant registeredAt) {
        this.ref = ref;
        this.registeredWith = registeredWith;
        this.registeredAt = registeredAt;
    }

    public TaskDefinitionRef ref() {
        return ref;
    }

    /** Tells whether new services and tasks may use the revision: it was not deregistered. */
    public boolean isActive() {
        return deregisteredAt == null;
    }

    /** Takes it out of use; a second time changes nothing. Running tasks and services go on. */
    void deregister(Instant at) { // documented: DeregisterTaskDefinition
        deregisteredAt = deregisteredAt == null ? at : deregisteredAt;
    }

    /** Returns the call that registered the revision, or {@code null} if no call did. */
    public RegisterTaskDefinition.@Nullable Request registeredWithOrNull() {
        return registeredWith;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public @Nullable Instant deregisteredAtOrNull() {
        return deregisteredAt;
    }

    /** Marks it as one that is being deleted; a second time changes nothing. */
    void delete(Instant at) {
        deleteRequestedAt = deleteRequestedAt == null ? at : deleteRequestedAt;
    }

    public String status() { // documented: TaskDefinition
        return deleteRequestedAt != null ? "DELETE_IN_PROGRESS" : isActive() ? "ACTIVE" : "INACTIVE";
    }

    public @Nullable Instant deleteRequestedAtOrNull() {
        return deleteRequestedAt;
    }

    public Tags tags() {
        return tags;
    }

    /** Returns why tasks of the revision never come up: the reason, or {@code null} if they do come up. */
    public @Nullable String startFailureOrNull() {
        return startFailure;
    }

    /** Lets tasks of the revision fail to start, or come up again. */
    public void failToStart(@Nullable String reason) {
        startFailure = reason;
    }

    /**
     * How long the containers may take from their stop signal to the kill: the longest of their own times, or the world's
     * where they say nothing. In a world where stopping takes no time, theirs count only for a task that handles its signal.
     */
    Duration stopTimeout(Duration otherwise) { // documented: ContainerDefinition stopTimeout
        if (registeredWith == null || registeredWith.containerDefinitions() == null || otherwise.isZero()) {
            return otherwise;
        }
        return registeredWith.containerDefinitions().stream()
                .map(ContainerDefinition::stopTimeout)
                .map(seconds -> seconds == null ? otherwise : Duration.ofSeconds(seconds))
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
