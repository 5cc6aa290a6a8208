package io.github.ecssimulator.policy;

/**
 * Whether the replacement of a task whose Fargate host is retired runs before the task stops.
 *
 * <p>documented, but for the details: U41; the first setting is the default.
 */
public enum RetirementOrder implements Policy {
    /** It does where {@code maximumPercent} leaves room for it and it can start; else the task stops first. */
    BY_MAXIMUM_PERCENT,
    /** The task stops first, always. */
    STOPS_FIRST;

    @Override
    public String unknown() {
        return "U41";
    }
}
