package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.ecs.EcsClient;

class LoopbackAsyncContractTest extends EcsContractTest {
    private static SdkEventLoopGroup threads;

    private EcsSimulatorServer server;

    @BeforeAll
    static void startThreads() {
        threads = SdkEventLoopGroup.builder().numberOfThreads(2).build();
    }

    @AfterAll
    static void endThreads() {
        Future<?> unused = threads.eventLoopGroup().shutdownGracefully();
    }

    @Override
    protected EcsClient open(EcsSimulator world) {
        server = EcsSimulatorServer.start(world);
        return AsyncAsSync.of(LoopbackClients.async(world, server, threads));
    }

    /** Netty opens closed pools again while its threads live, so only the world is asked here. */
    @Test
    @Override
    public void close_ofTheClient_leavesTheSimulatorOpen() {
        SimulatedTask task = soleTask();
        client().close();

        assertThat(task.isRunning()).isTrue();
        assertThat(ecs().api().modelledOperations()).isNotEmpty();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }
}
