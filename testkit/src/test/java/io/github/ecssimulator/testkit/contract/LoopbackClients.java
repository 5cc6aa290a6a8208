package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The SDK's real clients with its real HTTP clients; from the in-memory door they take only Region, credentials and back-off. */
public final class LoopbackClients {
    private LoopbackClients() {}

    public static EcsClient sync(EcsSimulator ecs, EcsSimulatorServer server) {
        return EcsClients.overHttpBuilder(ecs)
                .httpClientBuilder(null) // the SDK takes its own
                .endpointOverride(server.endpoint())
                .build();
    }

    /** The threads are the caller's: a client that ends its own waits two seconds for them. */
    public static EcsAsyncClient async(EcsSimulator ecs, EcsSimulatorServer server, SdkEventLoopGroup threads) {
        return EcsClients.overHttpAsyncBuilder(ecs)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(threads))
                .endpointOverride(server.endpoint())
                .build();
    }
}
