package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;

/** What comes of one call of ECS on the wire. */
public sealed interface EcsAnswer {

    /**
     * An HTTP response.
     *
     * @param status the status code
     * @param headers the header
     * @param body the bytes of the body that arrived
     * @param end how the body ended
     */
    record Reply(int status, HeaderList headers, Octets body, BodyEnd end) implements EcsAnswer {

        public Reply {
            Objects.requireNonNull(headers, "headers");
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(end, "end");
        }
    }

    /** How the body of a response ended. */
    enum BodyEnd {
        /** All of it arrived. */
        COMPLETE,
        /** The connection broke before all of it had arrived. */
        TRUNCATED,
        /** No more arrives, and the connection stays open. */
        HANGING
    }

    /**
     * No response, because the connection could not be made or broke.
     *
     * @param goError the error of the agent's HTTP client, for example {@code Post "https://…/": EOF}
     */
    record NoReply(String goError) implements EcsAnswer {

        public NoReply {
            Objects.requireNonNull(goError, "goError");
        }
    }

    /** ECS took the call and never answers. */
    record Silence() implements EcsAnswer {}

    /**
     * An answer that takes its time.
     *
     * @param delay how long it takes
     * @param answer what comes then
     */
    record Delayed(Duration delay, EcsAnswer answer) implements EcsAnswer {

        public Delayed {
            SimulatedTime.requireDuration("delay", delay);
            Objects.requireNonNull(answer, "answer");
        }
    }
}
