package io.github.ecssimulator.testkit.internal.http;

import java.util.concurrent.CompletionStage;

/** What the agent does with a request. */
public sealed interface HttpAnswer {

    /**
     * An HTTP response.
     *
     * @param status the status code
     * @param headers the header lines in the agent's order, without {@code Date}
     * @param body the bytes after the header; none in answer to {@code HEAD}
     * @param closesConnection whether the agent closes the connection behind the response
     */
    record Response(int status, Headers headers, Octets body, boolean closesConnection) implements HttpAnswer {}

    /** The agent closes the connection without a byte of response, as when its handler fails. */
    record Closed() implements HttpAnswer {}

    /** Nobody listens. */
    record NotListening() implements HttpAnswer {}

    /**
     * The agent keeps the connection open, and never answers.
     *
     * @param end completes when the connection is closed after all
     */
    record Hanging(CompletionStage<?> end) implements HttpAnswer {}
}
