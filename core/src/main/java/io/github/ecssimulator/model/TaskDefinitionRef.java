package io.github.ecssimulator.model;

/**
 * One revision of a task definition.
 *
 * @param family the family
 * @param revision the revision, from 1
 */
public record TaskDefinitionRef(String family, int revision) {

    /**
     * Returns the ARN of the revision.
     *
     * @param scope partition, Region and account
     * @return the full ARN
     */
    public String arn(ArnScope scope) {
        return scope.arn("task-definition/" + this);
    }

    @Override
    public String toString() {
        return family + ":" + revision;
    }
}
