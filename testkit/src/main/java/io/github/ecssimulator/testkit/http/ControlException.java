package io.github.ecssimulator.testkit.http;

import java.io.Serial;

/** A control request that is refused, with the words for who sent it. */
final class ControlException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    ControlException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
