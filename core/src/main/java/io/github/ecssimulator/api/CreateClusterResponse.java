package io.github.ecssimulator.api;

/**
 * The cluster as created.
 *
 * @param cluster the cluster
 */
public record CreateClusterResponse(Cluster cluster) implements EcsResponse {}
