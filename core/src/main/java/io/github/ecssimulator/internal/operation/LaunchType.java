package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.TaskOptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** On what a task runs. */
final class LaunchType {
    static final String FARGATE = "FARGATE";
    // documented: Fargate capacity providers - AWS's own two; inferred: in these letters only
    private static final List<String> FARGATE_PROVIDERS = List.of(FARGATE, "FARGATE_SPOT");

    private LaunchType() {}

    /** The launch type that a task shows: its own, or the one of its capacity provider. */
    static String of(TaskOptions options) {
        return Objects.requireNonNullElse(options.launchType(), ofProvider(options.capacityProviderName()));
    }

    /** The launch type that the first task of a deployment shows. */
    static String of(LaunchOptions launch) {
        return of(TaskOptions.standalone(launch, 0, null, false));
    }

    private static String ofProvider(@Nullable String provider) {
        return provider != null && FARGATE_PROVIDERS.contains(provider) ? FARGATE : "EC2";
    }

    static boolean isFargate(TaskOptions options) {
        return of(options).equals(FARGATE);
    }
}
