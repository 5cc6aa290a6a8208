package io.github.ecssimulator.model;

/** Who drives the deployments of a service. */
public enum DeploymentController {
    /** The ECS service scheduler. */
    ECS,
    /** The caller, by task sets. */
    EXTERNAL
}
