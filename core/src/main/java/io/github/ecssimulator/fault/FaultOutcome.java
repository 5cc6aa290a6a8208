package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;

/** What becomes of a call that a fault hits. */
public sealed interface FaultOutcome {

    /**
     * The call is refused and nothing of it is applied.
     *
     * @param error what the caller gets
     */
    record Refused(EcsError error) implements FaultOutcome {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }

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
         * @throws IllegalArgumentException if it is negative or longer than {@link SimulatedTime#LONGEST}
         */
        public Delayed {
            SimulatedTime.requireDuration("by", by);
        }
    }
}
