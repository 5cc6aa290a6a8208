package modular;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.EveryPolicy;
import io.github.ecssimulator.junit5.ExploredTest;
import io.github.ecssimulator.junit5.RedirectEcsClients;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.report.StoryReport;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What needs resources, reflection or libraries that are not always there, from modules that hide all else. */
@EcsSimulatorSettings
class ModularTest {
    private SimulatedService service;

    @BeforeEach
    void createService(EcsSimulator ecs) {
        service = ecs.createCluster("media").createService("transcoder", 2);
    }

    @Test
    void modules_areThoseOfTheModulePath() {
        assertThat(List.of(EcsSimulator.class, Fixture.class, EcsSimulatorExtension.class))
                .extracting(type -> type.getModule().getName())
                .containsExactly(
                        "io.github.ecssimulator", "io.github.ecssimulator.testkit", "io.github.ecssimulator.junit5");
        assertThat(EcsSimulator.class.getModule().isExported("io.github.ecssimulator.internal.engine"))
                .isFalse();
    }

    @EveryPolicy(BlockedRenewal.class)
    void directClient_protectedTask_isSparedUntilItsProtectionExpires(EcsClient client) {
        SimulatedTask busy = service.tasks().get(0);

        client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
        service.scaleTo(0);

        assertThat(busy).isRunning().isProtected();
    }

    @Test
    void await_conditionInSimulatedTime_isMet(EcsSimulator ecs, EcsClient client) {
        SimulatedTask busy = service.tasks().get(0);
        client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
        service.scaleTo(0);

        SimulatedAwait.with(ecs.clock()).atMost(Duration.ofHours(2)).until(busy::isStopped);

        assertThat(busy).isStopped();
    }

    @Test
    @RedirectEcsClients
    void clientThatNobodyCouldInject_reachesTheSimulator() {
        SimulatedTask task = service.tasks().get(0);

        try (EcsClient client = EcsClient.create()) {
            client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
        }

        assertThat(task).isProtected();
    }

    @ExploredTest
    void tasks_inHostileWorlds_areThere(EcsSimulator ecs) {
        ecs.clock().advance(Duration.ofHours(1));

        assertThat(service.tasks()).isNotEmpty();
    }

    @Test
    void texts_ofAllKinds_areWrittenAndRead(EcsSimulator ecs) {
        String recording = RecordingJson.text(ecs.recording());
        String json = """
                {"clusters": [{"name": "media", "services": [{"name": "transcoder", "desiredCount": 2}]}]}
                """;

        assertThat(RecordingJson.parse(recording)
                        .replay()
                        .cluster("media")
                        .service("transcoder")
                        .tasks())
                .hasSize(2);
        assertThat(StoryReport.of(ecs).html()).contains("transcoder");
        try (EcsSimulator given = Fixture.parse(json).newSimulator()) {
            assertThat(given.cluster("media").service("transcoder").tasks()).hasSize(2);
        }
    }
}
