package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import java.io.Serial;

/** A whole call is refused. It leaves the engine as an EcsException that has the request id. */
public class RefusedCall extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient EcsError error; // caught at once, never serialized

    /** Makes the refusal; {@link Refused} does. */
    protected RefusedCall(EcsError error) {
        super(error.message(), null, false, false); // a normal outcome that is caught at once: no stack trace
        this.error = error;
    }

    public EcsError error() {
        return error;
    }
}
