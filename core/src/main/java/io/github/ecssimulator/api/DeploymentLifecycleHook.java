package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hook that a deployment waits for. It is refused, since hooks are not modelled.
 *
 * @param hookTargetArn the ARN of the function
 * @param roleArn the role that calls the function
 * @param lifecycleStages the stages at which the deployment waits
 */
public record DeploymentLifecycleHook(
        @Nullable String hookTargetArn,
        @Nullable String roleArn,
        @Nullable List<String> lifecycleStages) {

    public DeploymentLifecycleHook {
        lifecycleStages = Copies.listOrNull(lifecycleStages);
    }
}
