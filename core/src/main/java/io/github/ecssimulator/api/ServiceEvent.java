package io.github.ecssimulator.api;

import java.time.Instant;

/**
 * A message in a service's list of events. The journal's own events of services are in another package.
 *
 * @param id the id, a UUID
 * @param createdAt when it was written
 * @param message the text
 */
public record ServiceEvent(String id, Instant createdAt, String message) {}
