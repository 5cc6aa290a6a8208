package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Servers that are started, asked and stopped: by a client of the SDK, and by one that hangs in the middle of its request. */
final class SoakedServers {
    private SoakedServers() {}

    static long run(int round, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            startAndStop();
        }
        return count;
    }

    private static void startAndStop() throws Exception {
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                Socket hanging = new Socket(
                        server.endpoint().getHost(), server.endpoint().getPort())) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            hanging.getOutputStream().write("POST / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            try (EcsClient client = CannedAnswer.preset(EcsClient.builder())
                    .endpointOverride(server.endpoint())
                    .build()) {
                client.updateTaskProtection(r ->
                        r.cluster("media").tasks(service.tasks().get(0).id()).protectionEnabled(true));
            }
        }
    }
}
