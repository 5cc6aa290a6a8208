package io.github.ecssimulator.testkit.http.agent;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Nothing comes back, until the timeout of the request or the end of the connection. */
final class HangingException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient CompletableFuture<?> end;
    private final transient @Nullable Duration timeout;

    HangingException(AgentAnswer.Hanging hanging, HttpRequest request) {
        this.end = hanging.end().toCompletableFuture();
        this.timeout = request.timeout().orElse(null);
    }

    /** Waits for the end of the connection, or for the timeout in simulated time. */
    void await(AgentClock clock) throws HttpTimeoutException, InterruptedException {
        passTimeout(clock);
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A hanging connection ends without an error.", e);
        }
    }

    /** What a caller gets that does not wait itself. */
    <T> CompletableFuture<HttpResponse<T>> result(AgentClock clock, IOException closed) {
        try {
            passTimeout(clock);
            return end.thenCompose(ended -> CompletableFuture.failedFuture(closed));
        } catch (HttpTimeoutException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void passTimeout(AgentClock clock) throws HttpTimeoutException {
        if (timeout != null) {
            clock.advance(timeout);
            if (!end.isDone()) { // what is due meanwhile may have ended it
                throw new HttpTimeoutException("request timed out");
            }
        }
    }
}
