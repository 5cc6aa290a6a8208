package io.github.ecssimulator.testkit.http.agent;

import java.io.Serial;

/** Input that Go's JSON decoder refuses; the message is Go's. */
final class GoJsonException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why the decoder stopped. */
    enum Reason {
        /** A byte that JSON does not allow there. */
        SYNTAX,
        /** The input ended inside a value. */
        UNEXPECTED_END,
        /** The input had nothing but white space; Go's io.EOF. */
        NOTHING,
        /** Reading further failed. */
        READ
    }

    private final Reason reason;

    GoJsonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Returns Go's own words. */
    String goMessage() {
        return String.valueOf(getMessage());
    }
}
