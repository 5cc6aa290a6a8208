package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class StoryTest {
    private SimulatedService service;
    private SimulatedTask busy;
    private Instant begin;

    @BeforeEach
    void scaleInWhileATaskIsBusy(EcsSimulator ecs, EcsClient client) {
        service = ecs.createCluster("media").createService("transcoder", 3);
        busy = service.tasks().get(0);
        begin = ecs.clock().instant();
        new Worker(client, "media", busy.arn()).protect();
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(30));
    }

    @Test
    void assertionsLookBack(EcsSimulator ecs) {
        assertThat(busy).wasProtectedThroughout(begin, ecs.clock().instant()).wasNeverStoppedWhileProtected();
        assertThat(service).keepsSurplus(1); // it wants none

        ecs.clock().advance(Duration.ofMinutes(30));

        assertThat(service).keepsSurplus(0).isSteady(); // as many tasks as it wants, and all run
    }

    @Test
    void theJournalHasEveryCallAndWhatCameOfIt(EcsSimulator ecs) {
        assertThat(ecs.journal())
                .on(busy.id())
                .hasCalls(1, "UpdateTaskProtection")
                .hasOnlyCalls("UpdateTaskProtection");
        assertThat(ecs.journal()
                        .calls()
                        .by("direct client")
                        .last()
                        .orElseThrow()
                        .at())
                .isEqualTo(begin);
        assertThat(ecs.journal().events(ServiceEvent.ScaledIn.class))
                .singleElement()
                .satisfies(scaleIn -> assertThat(scaleIn.victims()).hasSize(2))
                .satisfies(scaleIn -> assertThat(scaleIn.spared()).hasSize(1));
        assertThat(busy.story()).contains("spares the protected"); // journal().timeline() tells of all
    }
}
