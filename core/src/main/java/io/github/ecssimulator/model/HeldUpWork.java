package io.github.ecssimulator.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Work of an executor that was due, and waited for the only thread of that executor, which was busy.
 *
 * @param executor what runs it, such as {@code heartbeats}
 * @param dueAt when it was due
 */
public record HeldUpWork(String executor, Instant dueAt) {
    public HeldUpWork {
        Objects.requireNonNull(executor, "executor");
        SimulatedTime.requireInstant("dueAt", dueAt);
    }
}
