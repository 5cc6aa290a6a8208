package io.github.ecssimulator.model;

import java.time.Instant;

/**
 * How far an advance of the time is.
 *
 * @param from where it began
 * @param now where it is
 * @param to where it goes; it may end earlier, as when a condition comes true
 * @param isLast whether it ends here
 */
public record AdvanceStep(Instant from, Instant now, Instant to, boolean isLast) {
    public AdvanceStep {
        SimulatedTime.requireInstant("from", from);
        SimulatedTime.requireInstant("now", now);
        SimulatedTime.requireInstant("to", to);
    }
}
