package io.github.ecssimulator.fault;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the agent itself: the next requests that code in tasks sends to it, and what becomes of them.
 *
 * <pre>{@code
 * ecs.inject(AgentFault.refuse(EcsError.throttled()).times(2));
 * ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA).until(ecs.clock().instant().plusSeconds(30)));
 * }</pre>
 *
 * @param part which requests it waits for
 * @param outcome what becomes of them
 * @param times how many requests it hits at most, at least 1
 * @param until the instant from which on it hits none; absent for no end
 */
public record AgentFault(
        AgentPart part,
        Outcome outcome,
        int times,
        @Nullable Instant until) {

    /** What becomes of a request. */
    public sealed interface Outcome {

        /**
         * ECS refuses each try of the agent, which retries as always, and passes on the last refusal.
         *
         * @param error what ECS answers
         */
        record Refused(EcsError error) implements Outcome {
            public Refused {
                Objects.requireNonNull(error, "error");
            }
        }

        /** The agent has lost its state, and answers 500. */
        record Failed() implements Outcome {}

        /** The agent answers 429, as above its rate. */
        record RateLimited() implements Outcome {}

        /** The agent does not listen. */
        record Disconnected() implements Outcome {}

        /** The agent takes the request, does nothing and answers nothing. */
        record Hanging() implements Outcome {}
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if times is below 1, the instant is out of simulated time, or ECS is to refuse requests
     *     for metadata, which are none of its business
     */
    public AgentFault {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(outcome, "outcome");
        if (times < 1) {
            throw new IllegalArgumentException("A fault hits at least one request, but times was " + times + ".");
        }
        if (until != null) {
            SimulatedTime.requireInstant("until", until);
        }
        if (outcome instanceof Outcome.Refused && part == AgentPart.TASK_METADATA) {
            throw new IllegalArgumentException("The agent asks ECS for no metadata, so ECS cannot refuse it.");
        }
    }

    /**
     * Lets ECS refuse the next request for task protection, each time that the agent tries. The agent passes it on with ECS's
     * status, as a throttled or unavailable ECS looks from within a task; or it answers 504, if its waits between the tries, which
     * the seed draws, are longer than its 4 s.
     */
    public static AgentFault refuse(EcsError error) {
        return next(AgentPart.TASK_PROTECTION, new Outcome.Refused(error));
    }

    /** Lets the agent answer the next request with 500, as it does when it has lost its state. */
    public static AgentFault fail(AgentPart part) {
        return next(part, new Outcome.Failed());
    }

    /** Lets the agent answer the next request with 429, as it does above its rate. */
    public static AgentFault rateLimit(AgentPart part) {
        return next(part, new Outcome.RateLimited());
    }

    /**
     * Lets the next request find nobody there. Without a socket the connection is refused; the port of a server stays open for
     * its other doors, so it closes the connection without a byte.
     */
    public static AgentFault disconnect(AgentPart part) {
        return next(part, new Outcome.Disconnected());
    }

    /**
     * Leaves the next request unanswered, in real time: the client's own timeout has to end it, or else the connection is closed
     * when faults are lifted or the simulator is closed. Nothing of the request is done then either. Without a socket the timeout
     * of the request passes in simulated time.
     *
     * <p>An advance of the time waits for a thread that reads from a socket, so it waits for such a client's timeout, too.
     */
    public static AgentFault hang(AgentPart part) {
        return next(part, new Outcome.Hanging());
    }

    private static AgentFault next(AgentPart part, Outcome outcome) {
        return new AgentFault(part, outcome, 1, null);
    }

    /** {@return the same fault for several requests} */
    public AgentFault times(int requests) {
        return new AgentFault(part, outcome, requests, until);
    }

    /** {@return the same fault for all requests before an instant of simulated time} */
    public AgentFault until(Instant instant) {
        return new AgentFault(part, outcome, Integer.MAX_VALUE, Objects.requireNonNull(instant, "instant"));
    }

    @Override
    public String toString() {
        String which =
                until != null ? "requests until " + until : times == 1 ? "next request" : "next " + times + " requests";
        return "the " + which + " for " + part + ": " + outcome;
    }
}
