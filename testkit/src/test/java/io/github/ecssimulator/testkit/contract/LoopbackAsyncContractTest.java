package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.ecs.EcsClient;

class LoopbackAsyncContractTest extends EcsContractTest {
    private EcsSimulatorServer server;

    @Override
    protected EcsClient open(EcsSimulator world) {
        server = EcsSimulatorServer.start(world);
        return AsyncAsSync.of(LoopbackClients.async(world, server));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }
}
