package io.github.ecssimulator.testkit.assertions;

import java.time.Instant;

/**
 * Asks for the instant by which a service had scaled in.
 *
 * @param <SELF> the assertion itself
 */
@FunctionalInterface
public interface ScaledInTo<SELF> {
    /**
     * Verifies that the service had that many tasks left at this instant.
     *
     * @param instant the instant; at most now
     * @return the assertion on the service
     * @throws AssertionError if the service is {@code null} or had another number of tasks then
     * @throws IllegalArgumentException if the instant is in the future
     */
    SELF by(Instant instant);
}
