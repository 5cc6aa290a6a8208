package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.ecs.EcsClient;

class LoopbackSyncContractTest extends EcsContractTest {
    private EcsSimulatorServer server;

    @Override
    protected EcsClient open(EcsSimulator world) {
        server = EcsSimulatorServer.start(world);
        return LoopbackClients.sync(world, server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }
}
