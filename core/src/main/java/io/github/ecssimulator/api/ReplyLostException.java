package io.github.ecssimulator.api;

import java.io.Serial;
import java.util.Objects;

/**
 * The call was applied but its reply never arrived, as when a connection breaks. Only an injected fault causes it.
 *
 * <p>The SDK doors turn it into a broken connection, so the SDK may retry the call.
 */
public final class ReplyLostException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes the exception for one call, whose reply was lost. */
    public ReplyLostException(String operation, String requestId) {
        super("The reply of " + Objects.requireNonNull(operation, "operation") + " (request "
                + Objects.requireNonNull(requestId, "requestId") + ") was lost by an injected fault.");
    }
}
