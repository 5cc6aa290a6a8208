package io.github.ecssimulator.testkit.sdk;

import java.io.Serial;

/** A list of an SDK request holds {@code null}; the wire doors refuse that as malformed, so the direct door does too. */
final class NullElementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NullElementException(String path) {
        super("The value of " + path + " is null; a list of ECS holds values only.");
    }
}
