package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import io.github.ecssimulator.testkit.lint.WhatIf;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class NightTest {
    private Path file;
    private SimulatedTask busy;
    private Instant begin;

    @BeforeEach
    void record(EcsSimulator ecs, EcsClient client, @TempDir Path directory) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        busy = service.tasks().get(0);
        begin = ecs.clock().instant();
        new Worker(client, "media", busy.arn()).protect();
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofHours(1));
        file = directory.resolve("night.json");

        RecordingJson.write(ecs.recording(), file);
    }

    @Test
    void aRecordingGivesTheSameWorldAnywhere(EcsSimulator ecs) {
        EcsSimulator again = RecordingJson.read(file).replay(); // readResource(...) finds it beside the test

        assertThat(again.journal()).isEqualTo(ecs.journal());
    }

    @Test
    void itCanBeGoneOnWithHalfWay() {
        EcsSimulator half =
                RecordingJson.read(file).until(begin.plusSeconds(1800)).replay();

        new Worker(EcsClients.direct(half), "media", busy.arn()).protect();
        half.clock().advance(Duration.ofMinutes(30));

        assertThat(half.task(busy.id()).orElseThrow()).isRunning().isProtected();
    }

    @Test
    void itTellsWhatWouldHaveBeen() {
        Recording night = RecordingJson.read(file);
        EcsSimulator other = night.with(ExpiryInstant.AFTER_EXPIRATION_DATE).replay();

        assertThat(other.task(busy.id()).orElseThrow()).isRunning();
    }

    @Test
    void itTellsWhatWouldHaveSavedTheTask(EcsSimulator ecs) {
        ecs.clock().advance(Duration.ofMinutes(30));

        assertThat(WhatIf.of(ecs).saving(busy).toString())
                .contains(
                        "With 91 minutes instead of 60 at +00:00 it would have lived until now",
                        "With one more renewal before +01:00 it would have lived until now");
    }
}
