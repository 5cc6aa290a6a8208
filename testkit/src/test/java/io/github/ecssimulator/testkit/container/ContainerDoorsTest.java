package io.github.ecssimulator.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/** What the code in a container finds around it. */
class ContainerDoorsTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    private final Map<String, String> found = new LinkedHashMap<>();

    @AfterEach
    void close() {
        ecs.close();
    }

    private UpdateTaskProtectionRequest protection() {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(task.arn())
                .protectionEnabled(true)
                .expiresInMinutes(10)
                .build();
    }

    @Test
    void ecsClient_protectsTheTask() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            container.ecsClient().updateTaskProtection(protection());
        });

        assertThat(task.isProtected()).isTrue();
    }

    @Test
    void ecsAsyncClient_protectsTheTask() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            container
                    .ecsAsyncClient()
                    .updateTaskProtection(protection())
                    .thenAccept(response ->
                            found.put("failures", response.failures().toString()))
                    .join();
        });

        assertThat(task.isProtected()).isTrue();
        assertThat(found).containsEntry("failures", "[]");
    }

    @Test
    void httpClient_reachesTheAgentOfTheTask() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            URI state = URI.create(container.environment().get("ECS_AGENT_URI") + "/task-protection/v1/state");
            String body = "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}";
            container
                    .httpClient()
                    .send(
                            HttpRequest.newBuilder(state)
                                    .PUT(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            found.put("state", get(container, state));
        });

        assertThat(task.isProtected()).isTrue();
        assertThat(found.get("state")).contains("\"ProtectionEnabled\":true").contains(task.arn());
    }

    @Test
    void httpClient_readsTheMetadataOfTheTask() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            found.put("task", get(container, URI.create(container.metadataUri() + "/task")));
        });

        assertThat(found.get("task")).contains("\"TaskARN\":\"" + task.arn() + "\"");
    }

    @Test
    void environment_withoutAServer_isThatOfTheHttpClient() {
        Containers.of(task).run(container -> {
            container.scheduledExecutor();
            found.putAll(container.environment());
            found.put("agent", container.agentUri().toString());
            found.put("metadata", container.metadataUri().toString());
        });

        assertThat(found)
                .containsEntry("ECS_AGENT_URI", found.get("agent"))
                .containsEntry("ECS_CONTAINER_METADATA_URI_V4", found.get("metadata"))
                .containsEntry("AWS_REGION", "us-east-1");
    }

    @Test
    void environment_withAServer_isThatOfTheServer() {
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            Containers.of(task).run(container -> {
                container.scheduledExecutor();
                found.putAll(container.environment());
            });

            assertThat(found).isEqualTo(task.environment());
            assertThat(server).isNotNull();
        }
    }

    @Test
    void environment_withAServer_isReachedByTheHttpClient() {
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            Containers.of(task).run(container -> {
                container.scheduledExecutor();
                String agent = container.environment().get("ECS_AGENT_URI");
                found.put("agent", agent);
                found.put("state", get(container, URI.create(agent + "/task-protection/v1/state")));
            });

            assertThat(found.get("agent")).startsWith(server.endpoint().toString());
            assertThat(found.get("state")).contains("\"ProtectionEnabled\":false");
        }
    }

    private static String get(Container container, URI uri) throws IOException, InterruptedException {
        return container
                .httpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
