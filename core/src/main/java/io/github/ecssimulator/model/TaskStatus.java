package io.github.ecssimulator.model;

/** Where a task stands in its life ({@code lastStatus}), in the order in which it goes. Source: documented: task life cycle. */
public enum TaskStatus {
    /** Resources such as the network interface are being made. */
    PROVISIONING,
    /** The task waits for its host. */
    PENDING,
    /** Steps after the launch, such as registering with a load balancer. */
    ACTIVATING,
    /** The containers run. */
    RUNNING,
    /** Steps before the stop, such as leaving a load balancer. */
    DEACTIVATING,
    /** The containers got their stop signal. */
    STOPPING,
    /** Resources are given back. */
    DEPROVISIONING,
    /** The end. */
    STOPPED
}
