package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.TaskOptions;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: on what a task runs. */
final class LaunchType {
    static final String FARGATE = "FARGATE";

    private LaunchType() {}

    /** The launch type that a task shows: its own, or the one of its capacity provider. */
    static String of(TaskOptions options) {
        return Objects.requireNonNullElse(options.launchType(), ofProvider(options.capacityProviderName()));
    }

    private static String ofProvider(@Nullable String provider) { // documented: FARGATE and FARGATE_SPOT are AWS's own
        return provider != null && provider.toUpperCase(Locale.ROOT).startsWith(FARGATE) ? FARGATE : "EC2";
    }

    static boolean isFargate(TaskOptions options) {
        return of(options).equals(FARGATE);
    }
}
