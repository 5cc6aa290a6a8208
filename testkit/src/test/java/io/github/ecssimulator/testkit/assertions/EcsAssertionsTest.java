package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

class EcsAssertionsTest {

    private final EcsSimulator ecs = EcsSimulator.create();

    @Test
    void aProtectedTask_scaledIn_outlivesItUntilItsProtectionExpires() {
        SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
        SimulatedTask busy = transcoder.tasks().get(0);
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
        transcoder.scaleTo(0);

        assertThat(busy).isRunning().isProtected().hasProtectionExpiringIn(Duration.ofMinutes(60));
        ecs.clock().advance(Duration.ofMinutes(60));
        assertThat(busy).isStopped().isNotProtected();
    }

    @Test
    void aRefusal_ofAStandaloneTask_isSeen() {
        SimulatedTask oneOff = ecs.createCluster("media").runTask();
        var response = UpdateTaskProtectionResponse.builder()
                .failures(Failure.builder()
                        .arn(oneOff.arn())
                        .reason("TASK_NOT_VALID")
                        .build())
                .build();

        assertThat(response).hasNoProtectedTasks().hasFailure(oneOff.arn(), "TASK_NOT_VALID");
    }

    @Test
    void aResponse_thatTheJournalHasDropped_isTakenForItsOwn() {
        EcsSimulator brief = EcsSimulator.builder().journalLimit(1).build();
        SimulatedService transcoder = brief.createCluster("media").createService("transcoder", 1);
        SimulatedTask busy = transcoder.tasks().get(0);
        var response = EcsClients.direct(brief)
                .updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
        transcoder.scaleTo(3);

        assertThat(response).hasProtectedTask(busy).hasOnlyProtectedTasks(busy);
    }

    @Test
    void assertThat_besideAssertJs_leavesAssertJsOwnUsable() {
        assertThat("text").startsWith("t");
        assertThat(List.of(1)).hasSize(1);
        assertThat(ecs).isNotNull();
        assertThat(ecs.journal()).isNotNull();
        assertThat(ecs.clock()).isAt(ecs.clock().instant());
    }
}
