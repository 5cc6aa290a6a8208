package io.github.ecssimulator.testkit.http.agent;

import java.io.Serial;

/** JSON of ECS that is not of the shape the SDK expects; the message is the SDK's. */
final class ShapeException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ShapeException(String goMessage) {
        super(goMessage);
    }

    /** Returns the SDK's own words. */
    String goMessage() {
        return String.valueOf(getMessage());
    }
}
