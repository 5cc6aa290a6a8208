package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task was started with beside its task definition: with a launch type or else with a capacity provider. It is kept to be
 * answered.
 */
public record TaskOptions(
        @Nullable String launchType,
        @Nullable String capacityProviderName,
        @Nullable String platformVersion,
        @Nullable TaskOverride overrides,
        boolean enableExecuteCommand,
        @Nullable NetworkConfiguration networkConfiguration) {

    private static final List<String> FARGATE_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    /** Tells whether tasks on a capacity provider are on Fargate. */
    public static boolean isFargate(@Nullable String provider) {
        // documented: Fargate capacity providers - AWS's own two; inferred: in these letters only
        return provider != null && FARGATE_PROVIDERS.contains(provider);
    }

    /** Tells whether the task runs on Fargate, and so on no container instance. */
    public boolean isOnFargate() {
        return launchType == null ? isFargate(capacityProviderName) : launchType.equals("FARGATE");
    }

    /** Returns the launch type that the task shows: its own, or the one of its capacity provider. */
    public String shownLaunchType() {
        return launchType == null ? (isFargate(capacityProviderName) ? "FARGATE" : "EC2") : launchType;
    }

    /** Returns what holds when nothing is said: the launch type EC2 and nothing else. */
    public static TaskOptions defaults() {
        return LaunchOptions.defaults().forTask(0, null, false);
    }
}
