package io.github.ecssimulator.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a container's log goes; kept and answered, without effect.
 *
 * @param logDriver the driver, such as {@code awslogs}; required
 * @param options the options of the driver
 * @param secretOptions the secrets of the driver
 */
public record LogConfiguration(
        @Nullable String logDriver,
        @Nullable Map<String, String> options,
        @Nullable List<Secret> secretOptions) {

    public LogConfiguration {
        options = Copies.mapOrNull(options);
        secretOptions = Copies.listOrNull(secretOptions);
    }
}
