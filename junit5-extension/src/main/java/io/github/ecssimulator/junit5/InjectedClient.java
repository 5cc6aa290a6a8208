package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.sdk.EcsClients;

/** Which AWS SDK client a test gets. Both kinds give the same answers. */
public enum InjectedClient {
    /** The fast one: it hands requests over as they are, and neither runs interceptors nor retries ({@link EcsClients#direct}). */
    DIRECT,

    /** The SDK's real one: it marshals, signs and retries; only the network is in memory ({@link EcsClients#overHttp}). */
    OVER_HTTP
}
