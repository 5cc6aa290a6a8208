package io.github.ecssimulator.model;

import java.util.Objects;

/**
 * The ARN of a service.
 *
 * @param scope partition, Region and account
 * @param clusterName the short name of the cluster
 * @param serviceName the name of the service
 */
public record ServiceArn(ArnScope scope, String clusterName, String serviceName) {

    public ServiceArn {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(clusterName, "clusterName");
        Objects.requireNonNull(serviceName, "serviceName");
    }

    @Override
    public String toString() {
        return scope.arn("service/" + clusterName + "/" + serviceName);
    }
}
