package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.World;
import java.util.function.Supplier;

/** Runs a verb of a live object, and tells a refusal in the words of ECS. */
final class LiveChange {
    private LiveChange() {}

    static <T> T of(World world, Supplier<T> verb, Object subject) {
        try {
            return world.inside(verb);
        } catch (RefusedCall refused) {
            throw new IllegalStateException(
                    subject + ": " + refused.getMessage() + " ("
                            + refused.error().code() + ")",
                    refused);
        }
    }
}
