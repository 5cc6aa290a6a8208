package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsError;
import java.time.Duration;

/** What becomes of a call that a fault hits. */
public sealed interface FaultOutcome {

    /**
     * The call is refused and nothing of it is applied.
     *
     * @param error what the caller gets
     */
    record Refused(EcsError error) implements FaultOutcome {}

    /** The call is applied, and its reply is lost: the caller cannot know. */
    record ReplyLost() implements FaultOutcome {}

    /**
     * The call is applied at once and answered later.
     *
     * @param by how much simulated time passes before the answer
     */
    record Delayed(Duration by) implements FaultOutcome {
        /**
         * Checks the duration.
         *
         * @param by how much simulated time passes before the answer
         * @throws IllegalArgumentException if it is negative
         */
        public Delayed {
            if (by.isNegative()) {
                throw new IllegalArgumentException("A reply cannot be delayed by " + by + ".");
            }
        }
    }
}
