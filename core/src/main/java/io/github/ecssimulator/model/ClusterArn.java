package io.github.ecssimulator.model;

import java.util.Objects;

/**
 * The ARN of a cluster.
 *
 * @param scope partition, Region and account
 * @param clusterName the short name of the cluster
 */
public record ClusterArn(ArnScope scope, String clusterName) {

    public ClusterArn {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(clusterName, "clusterName");
    }

    @Override
    public String toString() {
        return scope.arn("cluster/" + clusterName);
    }
}
