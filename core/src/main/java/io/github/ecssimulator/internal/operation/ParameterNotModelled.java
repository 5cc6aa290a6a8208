package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.internal.engine.RefusedCall;
import java.io.Serial;

/** A call that asks for something that is not modelled. It is reported again at the end. */
final class ParameterNotModelled extends RefusedCall {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;

    ParameterNotModelled(String operation, String member) {
        // 501 is what HTTP has for this, and no SDK retries it.
        super(new EcsError(
                "ParameterNotModelledException",
                501,
                "ecs-simulator does not model " + member + " of " + operation
                        + ". Leave it out, or test this elsewhere."));
        this.name = operation + " with " + member;
    }

    /** The operation and what of it is not modelled. */
    String name() {
        return name;
    }
}
