package io.github.ecssimulator.policy;

/**
 * What the deployment circuit breaker counts.
 *
 * <p>assumed: U29; the first setting is the default.
 */
public enum CircuitBreakerCount implements Policy {
    /** New tasks that fail to start or fail a health check; protected old tasks never count. */
    START_AND_HEALTH_FAILURES,
    /** Only new tasks that fail to start. */
    START_FAILURES;

    @Override
    public String unknown() {
        return "U29";
    }
}
