package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service mesh of a service; kept and answered. Giving it starts a deployment.
 *
 * @param enabled whether the service takes part; required
 * @param namespace the namespace
 * @param services the ports that others may call; kept and answered
 * @param logConfiguration where the log of the proxy goes; kept and answered
 * @param accessLogConfiguration what the proxy logs of requests; kept and answered
 */
public record ServiceConnectConfiguration(
        @Nullable Boolean enabled,
        @Nullable String namespace,
        @Nullable List<Structure> services,
        @Nullable LogConfiguration logConfiguration,
        @Nullable Structure accessLogConfiguration) {

    public ServiceConnectConfiguration {
        services = Copies.listOrNull(services);
    }
}
