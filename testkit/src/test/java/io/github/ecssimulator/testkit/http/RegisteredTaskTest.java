package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code in a task sees of a task definition that was registered by a call. */
class RegisteredTaskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTAINERS =
            "\"containerDefinitions\":[{\"name\":\"app\",\"image\":\"app:7\",\"memory\":128},{\"name\":\"log\",\"image\":\"log:2\",\"memory\":64}]";
    private static final String ROLE = "\"taskRoleArn\":\"arn:aws:iam::123456789012:role/worker\"";

    private final EcsSimulator ecs = EcsSimulator.create();
    private EcsSimulatorServer server;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        ecs.createCluster("media");
        server = EcsSimulatorServer.start(ecs);
        calls = new HttpCalls(server.endpoint());
    }

    @AfterEach
    void stop() {
        server.close();
        ecs.close();
    }

    private SimulatedTask run(String definition, String call) {
        assertThat(calls.ecs("RegisterTaskDefinition", "{\"family\":\"worker\"," + CONTAINERS + definition + "}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> run =
                calls.ecs("RunTask", "{\"cluster\":\"media\",\"taskDefinition\":\"worker\"" + call + "}");
        return ecs.task(json(run).at("/tasks/0/taskArn").asText()).orElseThrow();
    }

    private SimulatedTask runOnFargate() {
        return run(
                ",\"networkMode\":\"awsvpc\",\"cpu\":\"256\",\"memory\":\"512\"",
                ",\"launchType\":\"FARGATE\",\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\"]}}");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    private String path(SimulatedTask task, String variable) {
        return URI.create(task.environment().get(variable)).getPath();
    }

    private JsonNode metadata(SimulatedTask task, String part) {
        return json(calls.get(path(task, "ECS_CONTAINER_METADATA_URI_V4") + part));
    }

    @Test
    void metadata_fargateTask_hasTheArnOfTheClusterAndItsLimits() {
        JsonNode metadata = metadata(runOnFargate(), "/task");

        assertThat(metadata.path("LaunchType").asText()).isEqualTo("FARGATE");
        assertThat(metadata.path("Cluster").asText()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/media");
        assertThat(metadata.at("/Limits/CPU").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(metadata.at("/Limits/Memory").asInt()).isEqualTo(512);
    }

    @Test
    void links_ofAFargateTask_beginWithItsId() {
        SimulatedTask task = runOnFargate();

        assertThat(path(task, "ECS_AGENT_URI")).isEqualTo("/api/" + task.id() + "-527074092"); // FNV-1a of "app"
        assertThat(path(task, "ECS_CONTAINER_METADATA_URI_V4")).isEqualTo("/v4/" + task.id() + "-527074092");
        assertThat(InMemoryAgent.of(ecs).uriOf(task))
                .hasToString("http://169.254.170.2/api/" + task.id() + "-527074092");
        assertThat(calls.get(path(task, "ECS_AGENT_URI") + "/task-protection/v1/state")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void links_ofAFargateTask_leadToEachOfItsContainers() {
        SimulatedTask task = runOnFargate();
        JsonNode containers = metadata(task, "/task").path("Containers");

        assertThat(containers.findValuesAsText("DockerName")).containsExactly("app", "log");
        for (JsonNode container : containers) {
            String id = container.path("DockerId").asText();
            assertThat(id).startsWith(task.id() + "-");
            assertThat(json(calls.get("/v4/" + id))).isEqualTo(container);
            assertThat(json(calls.get("/v4/" + id + "/stats")).path("id").asText())
                    .isEqualTo(id);
        }
        assertThat(containers.findValuesAsText("com.amazonaws.ecs.cluster"))
                .containsOnly("arn:aws:ecs:us-east-1:123456789012:cluster/media");
    }

    @Test
    void links_ofAnEc2Task_tellNothingOfIt() {
        SimulatedTask task = run("", "");

        String id = path(task, "ECS_AGENT_URI").substring("/api/".length());
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(id.replace("-", "")).isNotEqualTo(task.id());
        assertThat(path(task, "ECS_CONTAINER_METADATA_URI_V4")).isEqualTo("/v4/" + id);
        assertThat(metadata(task, "/task").path("TaskARN").asText()).isEqualTo(task.arn());
        assertThat(calls.get("/v4/" + task.id() + "-527074092").statusCode()).isEqualTo(404);
    }

    @Test
    void links_withTheTaskIdAsAUuid_leadToEveryTask() {
        for (SimulatedTask task : List.of(run("", ""), runOnFargate())) {
            String uuid = task.id().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");

            assertThat(json(calls.get("/v4/" + uuid + "/task")).path("TaskARN").asText())
                    .isEqualTo(task.arn());
            assertThat(calls.get("/api/" + uuid + "/task-protection/v1/state").statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-1", "-527074093", "-0527074092", "-99999999999", "-527074092x"})
    void links_withAnotherNumber_leadNowhere(String number) {
        SimulatedTask task = runOnFargate();

        assertThat(calls.get("/v4/" + task.id() + number).statusCode()).isEqualTo(404);
        assertThat(calls.get("/api/" + task.id() + number + "/task-protection/v1/state")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void metadata_taskWithoutLimits_hasNone() {
        JsonNode metadata = metadata(run("", ""), "/task");

        assertThat(metadata.path("LaunchType").asText()).isEqualTo("EC2");
        assertThat(metadata.has("Limits")).isFalse();
    }

    @Test
    void metadata_containers_areThoseOfDescribeTasks() {
        SimulatedTask task = run("", "");
        JsonNode described = json(calls.ecs(
                        "DescribeTasks", "{\"cluster\":\"media\",\"tasks\":[\"" + task.id() + "\"]}"))
                .at("/tasks/0/containers");

        JsonNode containers = metadata(task, "/task").path("Containers");

        assertThat(containers.findValuesAsText("ContainerARN"))
                .isEqualTo(described.findValuesAsText("containerArn"))
                .doesNotHaveDuplicates();
        assertThat(containers.findValuesAsText("Image")).containsExactly("app:7", "log:2");
        assertThat(metadata(task, "").path("Name").asText()).isEqualTo("app");
    }

    @Test
    void stats_haveOneEntryForEachContainer() {
        SimulatedTask task = run("", "");

        assertThat(metadata(task, "/task/stats").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        metadata(task, "/task").path("Containers").findValuesAsText("DockerId"));
    }

    @Test
    void agent_definitionWithoutTaskRole_isDenied() {
        SimulatedTask task = run("", "");

        assertThat(calls.get(path(task, "ECS_AGENT_URI") + "/task-protection/v1/state")
                        .statusCode())
                .isEqualTo(403);
        assertThat(task.environment()).doesNotContainKey("AWS_ACCESS_KEY_ID");
    }

    @Test
    void agent_definitionWithTaskRole_isAnswered() {
        SimulatedTask task = run("," + ROLE, "");

        assertThat(calls.get(path(task, "ECS_AGENT_URI") + "/task-protection/v1/state")
                        .body())
                .contains("TASK_NOT_VALID"); // it is standalone
    }

    @Test
    void agent_roleByOverride_isAnswered() {
        SimulatedTask task = run("", ",\"overrides\":{" + ROLE + "}");

        assertThat(task.environment()).containsKey("AWS_ACCESS_KEY_ID");
    }
}
