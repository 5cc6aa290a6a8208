package io.github.ecssimulator.testkit.internal.http;

import java.util.concurrent.CompletionStage;

/** What the agent does with a request. */
public sealed interface HttpAnswer {

    /** A response: its header in the agent's order, without {@code Date}, and no body in answer to {@code HEAD}. */
    record Response(int status, Headers headers, Octets body, boolean closesConnection) implements HttpAnswer {}

    /** The agent closes the connection without a byte of response, as when its handler fails. */
    record Closed() implements HttpAnswer {}

    /** Nobody listens. */
    record NotListening() implements HttpAnswer {}

    /** The agent keeps the connection open, and never answers; the end comes when it is closed after all. */
    record Hanging(CompletionStage<?> end) implements HttpAnswer {}
}
