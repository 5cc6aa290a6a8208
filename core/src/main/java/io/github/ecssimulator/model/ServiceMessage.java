package io.github.ecssimulator.model;

import java.time.Instant;

/**
 * A service event, as DescribeServices lists it.
 *
 * @param id the id, a UUID
 * @param createdAt when it was sent
 * @param message the text
 */
public record ServiceMessage(String id, Instant createdAt, String message) {
    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
