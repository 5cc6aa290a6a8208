package io.github.ecssimulator.model;

import java.util.Objects;

/**
 * The ARN of a task, in the long format.
 *
 * @param scope partition, Region and account
 * @param clusterName the short name of the cluster
 * @param id the id of the task
 */
public record TaskArn(ArnScope scope, String clusterName, TaskId id) {

    public TaskArn {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(clusterName, "clusterName");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return scope.arn("task/" + clusterName + "/" + id);
    }
}
