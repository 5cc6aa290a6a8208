package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskDefinitionRef;
import org.jspecify.annotations.Nullable;

/** One piece of the engine: a revision of a task definition, and how tasks made of it behave. */
public final class TaskDefinitionState {
    private final TaskDefinitionRef ref;
    private boolean active = true;
    private @Nullable String startFailure;

    TaskDefinitionState(TaskDefinitionRef ref) {
        this.ref = ref;
    }

    /**
     * Returns family and revision.
     *
     * @return the reference
     */
    public TaskDefinitionRef ref() {
        return ref;
    }

    /**
     * Tells whether new services and tasks may use the revision.
     *
     * @return whether it was not deregistered
     */
    public boolean isActive() {
        return active;
    }

    /** Takes the revision out of use. Running tasks and services go on. Source: documented: DeregisterTaskDefinition. */
    public void deregister() {
        active = false;
    }

    /**
     * Returns why tasks of the revision never come up.
     *
     * @return the reason, or {@code null} if they do come up
     */
    public @Nullable String startFailureOrNull() {
        return startFailure;
    }

    /**
     * Lets tasks of the revision fail to start, or come up again.
     *
     * @param reason why they fail, or {@code null}
     */
    public void failToStart(@Nullable String reason) {
        startFailure = reason;
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
