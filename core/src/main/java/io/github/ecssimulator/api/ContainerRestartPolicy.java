package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether ECS starts an ended container again within its task. Enabled ones are refused, since that is not modelled.
 *
 * @param enabled whether containers are started again; required
 * @param ignoredExitCodes exit codes after which the container stays down
 * @param restartAttemptPeriod how many seconds it must have run before it is started again
 */
public record ContainerRestartPolicy(
        @Nullable Boolean enabled,
        @Nullable List<Integer> ignoredExitCodes,
        @Nullable Integer restartAttemptPeriod) {

    public ContainerRestartPolicy {
        ignoredExitCodes = Copies.listOrNull(ignoredExitCodes);
    }
}
