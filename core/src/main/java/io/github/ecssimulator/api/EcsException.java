package io.github.ecssimulator.api;

import io.github.ecssimulator.model.VisibleText;
import java.io.Serial;
import java.util.Objects;

/**
 * A call that ECS refused as a whole: nothing of it was applied.
 *
 * <p>The SDK doors turn it into the SDK's own exception type, the HTTP doors into an error body.
 */
public final class EcsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The error code. */
    private final String code;

    /** The HTTP status. */
    private final int statusCode;

    /** The text that ECS sends. */
    private final String text;

    /** The id of the refused call. */
    private final String requestId;

    /** Makes the exception for what ECS answered to one refused call. */
    public EcsException(EcsError error, String requestId) {
        super(text(Objects.requireNonNull(error, "error"), Objects.requireNonNull(requestId, "requestId")));
        this.code = error.code();
        this.statusCode = error.statusCode();
        this.text = error.message();
        this.requestId = requestId;
    }

    private static String text(EcsError error, String requestId) {
        return VisibleText.of(error.code() + ": " + error.message() + " (status " + error.statusCode() + ", request "
                + requestId + ")");
    }

    /** {@return what ECS answered} */
    public EcsError error() {
        return new EcsError(code, statusCode, text);
    }

    /** {@return the request id of the refused call} */
    public String requestId() {
        return requestId;
    }
}
