package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * The service mesh of a service; of it only that it was given counts, for it starts a deployment.
 *
 * @param enabled whether the service takes part; required
 * @param namespace the namespace
 */
public record ServiceConnectConfiguration(
        @Nullable Boolean enabled, @Nullable String namespace) {}
