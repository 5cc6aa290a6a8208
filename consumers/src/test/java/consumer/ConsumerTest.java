package consumer;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.RedirectEcsClients;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What a user's first tests do, in a project that knows the published jars alone. */
@ExtendWith(EcsSimulatorExtension.class)
class ConsumerTest {

    @Test
    void directClient_protectedTask_isSparedUntilItsProtectionExpires(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(0);

        protect(client, busy);
        service.scaleTo(0);

        assertThat(busy).isRunning().isProtected().hasProtectionExpiringIn(Duration.ofMinutes(60));
        SimulatedAwait.with(ecs.clock())
                .pollInterval(Duration.ofMinutes(1))
                .atMost(Duration.ofMinutes(60))
                .until(busy::isStopped);
        assertThat(busy).isStopped().isNotProtected();
    }

    @Test
    void clientOverHttp_standaloneTask_isRefused(EcsSimulator ecs) {
        SimulatedTask oneOff = ecs.createCluster("media").runTask();

        try (EcsClient client = EcsClients.overHttp(ecs)) {
            assertThat(client.updateTaskProtection(
                            r -> r.cluster("media").tasks(oneOff.arn()).protectionEnabled(true)))
                    .hasNoProtectedTasks()
                    .hasFailure(oneOff.arn(), "TASK_NOT_VALID");
        }
    }

    /** Not by an HTTP client of the SDK: which of those work is decided by other versions than ours. */
    @Test
    void loopbackServer_ecsAndAgent_seeOneWorld(EcsSimulator ecs) throws Exception {
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);

        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            HttpRequest protect = HttpRequest.newBuilder(server.endpoint())
                    .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.UpdateTaskProtection")
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(BodyPublishers.ofString("{\"cluster\": \"media\", \"tasks\": [\"" + task.id()
                            + "\"], \"protectionEnabled\": true, \"expiresInMinutes\": 60}"))
                    .build();
            URI agent = URI.create(task.environment().get("ECS_AGENT_URI") + "/task-protection/v1/state");

            assertThat(send(protect)).contains("\"failures\":[]");
            assertThat(send(HttpRequest.newBuilder(agent).build())).contains("\"ProtectionEnabled\":true");
        }
        assertThat(task).isProtected();
    }

    @Test
    @RedirectEcsClients
    @EcsSimulatorSettings(seed = 7, startAt = "2026-03-29T00:59:00Z")
    void clientThatNobodyCouldInject_reachesTheSimulator(EcsSimulator ecs) {
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);

        try (EcsAsyncClient client = EcsAsyncClient.create()) {
            client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true))
                    .join();
        }

        assertThat(task).isProtected();
        assertThat(ecs.clock().instant()).isEqualTo("2026-03-29T00:59:00Z");
    }

    @Test
    void fixture_worldFromJson_isThere() {
        String json = """
                {"clusters": [{"name": "media", "services": [{"name": "transcoder", "desiredCount": 2}]}]}
                """;

        try (EcsSimulator ecs = Fixture.parse(json).newSimulator()) {
            assertThat(ecs.cluster("media").service("transcoder").tasks()).hasSize(2);
        }
    }

    /** Else a consumer could go green with versions that it is not about. */
    @Test
    void classPath_hasTheJarsThatThisConsumerIsAbout() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
                .extracting(entry -> new File(entry).getName())
                .containsAll(Arrays.asList(System.getProperty("consumer.jars").split(" ")));
    }

    private static String send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static void protect(EcsClient client, SimulatedTask task) {
        client.updateTaskProtection(
                r -> r.cluster("media").tasks(task.id()).protectionEnabled(true).expiresInMinutes(60));
    }
}
