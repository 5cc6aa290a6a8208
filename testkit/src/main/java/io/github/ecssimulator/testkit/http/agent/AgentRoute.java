package io.github.ecssimulator.testkit.http.agent;

import java.util.Objects;
import java.util.Optional;

/** A part of the agent's HTTP server beside task protection, for example task metadata. */
@FunctionalInterface
public interface AgentRoute {

    /**
     * Answers a request that passed path cleaning and rate limit, if its path is of this part.
     *
     * @param method the method as sent
     * @param path the path, percent escapes decoded
     * @return the answer; empty if the path is not of this part
     */
    Optional<Content> answer(String method, String path);

    /**
     * An answer without what the agent's server adds to each.
     *
     * @param status the status code
     * @param contentType the value of {@code Content-Type}
     * @param body the body
     */
    record Content(int status, String contentType, Octets body) {
        public Content {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(body, "body");
        }
    }
}
