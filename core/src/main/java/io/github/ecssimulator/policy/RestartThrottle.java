package io.github.ecssimulator.policy;

/**
 * How long the scheduler waits before it starts the next task of a deployment whose tasks stop before they ever ran. A task that
 * ran, and then crashed or failed a health check, is replaced at once.
 *
 * <p>documented, but for the steps: U35; the first setting is the default.
 */
public enum RestartThrottle implements Policy {
    /** 30 s, doubled with each failure in a row, up to 27 minutes. */
    DOUBLING,
    /** 30 s each time. */
    HALF_MINUTE;

    @Override
    public String unknown() {
        return "U35";
    }
}
