package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Production code under a redirect; as a program of its own, under the environment variables that it is given. */
final class RedirectedCalls {
    private RedirectedCalls() {}

    /** Ends with exit code 0 if every call has reached the simulator, or if the SDK in use cannot be redirected. */
    public static void main(String[] arguments) {
        RedirectableSdk.whereItCan(RedirectedCalls::reachTheSimulator);
        System.out.println("every call has arrived");
        System.exit(0);
    }

    /** Opens a world and a redirect, and calls with a client of each kind. */
    static void reachTheSimulator() {
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            ecs.createCluster("media");
            try (EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client = EcsClient.create()) {
                EcsAsyncClient asyncClient = EcsAsyncClient.create();
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                assertThat(client.listClusters().clusterArns()).hasSize(1);
                assertThat(asyncClient.listClusters().join().clusterArns()).hasSize(1);
                closeBeside(asyncClient);
            }
        }
    }

    /** The SDK's asynchronous transport takes two seconds to close, for which nobody has to wait. */
    static void closeBeside(EcsAsyncClient client) {
        Thread closing = new Thread(client::close, "closing an asynchronous client");
        closing.setDaemon(true);
        closing.start();
    }
}
