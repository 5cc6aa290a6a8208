package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What becomes of a call that a fault hits. Each outcome says of itself what it does, so that none can be forgotten. */
public sealed interface FaultOutcome {

    /** {@return the error that the caller gets, with nothing of the call applied; empty if it is applied} */
    Optional<EcsError> refusal();

    /** {@return how much simulated time passes between the call and its answer; zero if it is answered at once} */
    Duration delay();

    /** {@return whether the answer never reaches the caller} */
    boolean losesReply();

    /**
     * The call is refused and nothing of it is applied.
     *
     * @param error what the caller gets
     */
    record Refused(EcsError error) implements FaultOutcome {
        public Refused {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public Optional<EcsError> refusal() {
            return Optional.of(error);
        }

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }

        @Override
        public boolean losesReply() {
            return false;
        }
    }

    /** The call is applied, and its reply is lost: the caller cannot know. */
    record ReplyLost() implements FaultOutcome {
        @Override
        public Optional<EcsError> refusal() {
            return Optional.empty();
        }

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }

        @Override
        public boolean losesReply() {
            return true;
        }
    }

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

        @Override
        public Optional<EcsError> refusal() {
            return Optional.empty();
        }

        @Override
        public Duration delay() {
            return by;
        }

        @Override
        public boolean losesReply() {
            return false;
        }
    }
}
