package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that end a deployment. Enabled ones are refused, since they are not modelled.
 *
 * @param alarmNames the alarms; required
 * @param rollback whether to return to the last completed deployment; required
 * @param enable whether the alarms count; required
 */
public record DeploymentAlarms(
        @Nullable List<String> alarmNames,
        @Nullable Boolean rollback,
        @Nullable Boolean enable) {

    public DeploymentAlarms {
        alarmNames = Copies.listOrNull(alarmNames);
    }
}
