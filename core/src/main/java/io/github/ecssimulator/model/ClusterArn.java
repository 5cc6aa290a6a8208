package io.github.ecssimulator.model;

/**
 * The ARN of a cluster.
 *
 * @param scope partition, Region and account
 * @param clusterName the short name of the cluster
 */
public record ClusterArn(ArnScope scope, String clusterName) {

    @Override
    public String toString() {
        return scope.arn("cluster/" + clusterName);
    }
}
