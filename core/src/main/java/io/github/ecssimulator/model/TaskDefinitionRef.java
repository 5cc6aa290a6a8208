package io.github.ecssimulator.model;

import java.util.Objects;

/**
 * One revision of a task definition.
 *
 * @param family the family
 * @param revision the revision, from 1
 */
public record TaskDefinitionRef(String family, int revision) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the revision is below 1
     */
    public TaskDefinitionRef {
        Objects.requireNonNull(family, "family");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be 1 or more, but was " + revision + ".");
        }
    }

    /** {@return the full ARN of the revision} */
    public String arn(ArnScope scope) {
        Objects.requireNonNull(scope, "scope");
        return scope.arn("task-definition/" + this);
    }

    @Override
    public String toString() {
        return family + ":" + revision;
    }
}
