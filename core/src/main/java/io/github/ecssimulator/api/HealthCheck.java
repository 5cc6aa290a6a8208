package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a container's health is found; kept and answered. Whether a container is healthy is said by the test.
 *
 * @param command what to run; required
 * @param interval how many seconds lie between two checks
 * @param timeout how many seconds a check may take
 * @param retries how many failed checks make the container unhealthy
 * @param startPeriod for how many seconds failed checks do not count
 */
public record HealthCheck(
        @Nullable List<String> command,
        @Nullable Integer interval,
        @Nullable Integer timeout,
        @Nullable Integer retries,
        @Nullable Integer startPeriod) {

    public HealthCheck {
        command = Copies.listOrNull(command);
    }
}
