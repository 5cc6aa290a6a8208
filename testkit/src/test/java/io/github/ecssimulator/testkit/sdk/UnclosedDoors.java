package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A program that opens every door, uses it, and closes none. */
final class UnclosedDoors {
    private UnclosedDoors() {}

    /** Takes the kind of thread that opens them: main, user or daemon. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("main")) {
            open();
        } else {
            Thread thread = new Thread(UnclosedDoors::open);
            thread.setDaemon(arguments[0].equals("daemon"));
            thread.start();
            thread.join();
        }
        System.out.println("main ends");
    }

    private static void open() {
        EcsSimulator ecs = EcsSimulator.create();
        EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        RedirectableSdk.whereItCan(() -> {
            EcsRedirect redirect = EcsRedirect.to(server);
            EcsClient.create().listClusters();
            EcsAsyncClient.create().listClusters().join();
            System.out.println(redirect);
        });
        useInMemory(ecs);
        useAgents(ecs, server, task);
        System.out.println("all doors are open");
    }

    private static void useInMemory(EcsSimulator ecs) {
        EcsClients.directAsync(ecs).listClusters().join();
        EcsClients.overHttp(ecs).listClusters();
        EcsAsyncClient client = EcsClients.overHttpAsync(ecs);
        client.listClusters().join();
        client.waiter()
                .waitUntilServicesStable(r -> r.cluster("media").services("transcoder"))
                .join();
    }

    private static void useAgents(EcsSimulator ecs, EcsSimulatorServer server, SimulatedTask task) {
        InMemoryAgent agent = InMemoryAgent.of(ecs);
        HttpRequest inMemory = HttpRequest.newBuilder(agent.metadataUriOf(task)).build();
        agent.httpClient().sendAsync(inMemory, BodyHandlers.ofString()).join();
        URI metadata = URI.create(task.environment().get("ECS_CONTAINER_METADATA_URI_V4"));
        HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(metadata).build(), BodyHandlers.ofString())
                .join();
        try {
            new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort())
                    .getOutputStream()
                    .write("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
