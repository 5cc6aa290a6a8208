package io.github.ecssimulator.testkit.http;

import static io.github.ecssimulator.testkit.http.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsSimulatorServerTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private EcsSimulatorServer server;
    private HttpCalls calls;
    private SimulatedTask task;

    @BeforeEach
    void start() {
        server = EcsSimulatorServer.start(ecs);
        calls = new HttpCalls(server.endpoint());
        task = ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    }

    @AfterEach
    void stop() {
        server.close();
        ecs.close();
    }

    private String path(String variable) {
        return URI.create(task.environment().get(variable)).getPath();
    }

    @Test
    void endpoint_isOnTheLoopbackInterface() {
        assertThat(new InetSocketAddress(server.endpoint().getHost(), 0)
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void ecs_overHttp_protectsTheTask() {
        HttpResponse<String> response = calls.ecs(
                "UpdateTaskProtection",
                "{\"cluster\":\"media\",\"tasks\":[\"" + task.id() + "\"],\"protectionEnabled\":true}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(task.isProtected()).isTrue();
        assertThat(ecs.journal().timeline()).contains("loopback HTTP called UpdateTaskProtection");
    }

    @Test
    void ecs_otherMethod_isRefusedInTheShapeOfAws() {
        HttpResponse<String> response = calls.get("/");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("__type").asText()).isEqualTo("UnknownOperationException");
    }

    @Test
    void ecs_operationThatEcsDoesNotHave_isAnsweredAsEcsDoesWithTheOneMeant() {
        HttpResponse<String> response = calls.ecs("UpdateTaskProtections", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("__type").asText()).isEqualTo("UnknownOperationException");
        assertThat(json(response).path("message").asText()).endsWith("Did you mean UpdateTaskProtection?");
        assertThatThrownBy(ecs::close).hasMessageContaining("{UpdateTaskProtections (loopback HTTP)=1}");
    }

    @Test
    void ecs_closedSimulator_answersWithServerError() {
        ecs.close();

        HttpResponse<String> response = calls.ecs("GetTaskProtection", "{\"cluster\":\"media\"}");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(json(response).path("__type").asText()).isEqualTo("InternalFailure");
    }

    @Test
    void ecs_lostReply_breaksTheConnection() throws IOException {
        ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        HttpURLConnection connection =
                (HttpURLConnection) server.endpoint().resolve("/").toURL().openConnection();
        connection.setRequestProperty("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.UpdateTaskProtection");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(2); // never sent again by the JDK
        connection.getOutputStream().write(new byte[] {'{', '}'});

        assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);
    }

    @Test
    void agent_byTheEnvironmentOfTheTask_protectsIt() {
        String state = path("ECS_AGENT_URI") + "/task-protection/v1/state";

        HttpResponse<String> response = calls.send("PUT", state, "{\"ProtectionEnabled\":true}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/protection/TaskArn").asText()).isEqualTo(task.arn());
        assertThat(task.isProtected()).isTrue();
        assertThat(ecs.journal().timeline()).contains("agent of " + task.arn());
    }

    @Test
    void agent_taskWithoutRole_isDenied() {
        server.takeRoleFrom(task);

        HttpResponse<String> response = calls.get(path("ECS_AGENT_URI") + "/task-protection/v1/state");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(task.environment()).doesNotContainKey("AWS_ACCESS_KEY_ID");
    }

    @Test
    void agent_rateLimit_refillsInSimulatedTime() {
        String path = path("ECS_AGENT_URI") + "/task-protection/v1/state";
        for (int i = 0; i < 60; i++) {
            calls.get(path);
        }

        assertThat(calls.get(path).statusCode()).isEqualTo(429);
        ecs.clock().advance(Duration.ofSeconds(1));
        assertThat(calls.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void metadata_ofTheTask_namesWhatAWorkerAsksFor() {
        JsonNode metadata = json(calls.get(path("ECS_CONTAINER_METADATA_URI_V4") + "/task"));

        assertThat(metadata.path("Cluster").asText()).isEqualTo("media");
        assertThat(metadata.path("TaskARN").asText()).isEqualTo(task.arn());
        assertThat(metadata.path("Family").asText()).isEqualTo("transcoder");
        assertThat(metadata.path("Revision").asText()).isEqualTo("1");
        assertThat(metadata.path("KnownStatus").asText()).isEqualTo("RUNNING");
        assertThat(metadata.path("AvailabilityZone").asText())
                .isEqualTo(task.snapshot().availabilityZone());
        assertThat(metadata.at("/Containers/0/Labels/com.amazonaws.ecs.task-arn")
                        .asText())
                .isEqualTo(task.arn());
    }

    @Test
    void metadata_ofContainerAndStats_shareTheDockerId() {
        String path = path("ECS_CONTAINER_METADATA_URI_V4");
        String dockerId = json(calls.get(path)).path("DockerId").asText();

        assertThat(dockerId).matches("[0-9a-f]{64}");
        assertThat(json(calls.get(path + "/stats")).path("id").asText()).isEqualTo(dockerId);
        assertThat(json(calls.get(path + "/task/stats")).has(dockerId)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', container metadata, container ID, docker ID",
        "/task, task metadata, task arn, task Arn",
        "/stats, container stats, task arn, task Arn",
        "/task/stats, task stats, task arn, task Arn"
    })
    void metadata_unknownId_isNotFound(String part, String handler, String wanted, String missing) {
        HttpResponse<String> response = calls.get("/v4/a&%c3%a9" + part);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .isEqualTo("\"V4 " + handler + " handler: unable to get " + wanted + " from request: unable to get "
                        + missing + " from v3 endpoint ID: a\\u0026\u00e9\"");
    }

    @Test
    void environment_ofATask_leadsToThisServer() {
        Map<String, String> environment = task.environment();

        assertThat(environment)
                .containsEntry("AWS_ENDPOINT_URL_ECS", server.endpoint().toString())
                .containsEntry("AWS_REGION", "us-east-1")
                .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertThatThrownBy(() -> environment.put("A", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void environment_ofTwoServers_leadsToTheLastStartedUntilItIsClosed() {
        try (EcsSimulatorServer second = EcsSimulatorServer.start(ecs)) {
            assertThat(task.environment())
                    .containsEntry("AWS_ENDPOINT_URL_ECS", second.endpoint().toString());
        }
        assertThat(task.environment())
                .containsEntry("AWS_ENDPOINT_URL_ECS", server.endpoint().toString());
    }

    @Test
    void environment_closedServer_isRefused() {
        server.close();

        assertThatThrownBy(task::environment)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EcsSimulatorServer.start(ecs)");
    }

    @Test
    void start_portInUse_failsWithItsNumber() {
        int port = server.endpoint().getPort();

        assertThatThrownBy(() -> EcsSimulatorServer.builder().port(port).start(ecs))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void agent_delayBeyondItsLimit_timesOut() {
        ecs.inject(Fault.delay("GetTaskProtection", Duration.ofSeconds(10)));

        HttpResponse<String> response = calls.get(path("ECS_AGENT_URI") + "/task-protection/v1/state");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(json(response).at("/error/Code").asText()).isEqualTo("RequestCanceled");
    }

    @Test
    void agent_closedSimulator_answersWithServerError() {
        String state = path("ECS_AGENT_URI") + "/task-protection/v1/state";
        ecs.close();

        HttpResponse<String> response = calls.get(state);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(response).at("/error/Code").asText()).isEqualTo("ServerException");
        assertThat(json(response).at("/error/Message").asText()).startsWith("The simulator failed: ");
    }

    @Test
    void start_portInUse_closesTheWorldOfItsOwn() {
        EcsSimulator own = EcsSimulator.create();
        int port = server.endpoint().getPort();

        assertThatThrownBy(() -> EcsSimulatorServer.builder().port(port).start(() -> own))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> own.createCluster("media")).isInstanceOf(IllegalStateException.class);
    }
}
