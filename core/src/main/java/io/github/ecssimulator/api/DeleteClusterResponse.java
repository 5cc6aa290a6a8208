package io.github.ecssimulator.api;

/**
 * The cluster as deleted.
 *
 * @param cluster the cluster, now INACTIVE
 */
public record DeleteClusterResponse(Cluster cluster) implements EcsResponse {}
