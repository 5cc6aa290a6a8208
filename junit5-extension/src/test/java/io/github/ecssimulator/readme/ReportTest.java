package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class ReportTest {
    @Test
    void aStoryCanBeLookedAt(EcsSimulator ecs, EcsClient client, @TempDir Path directory) throws IOException {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
        SimulatedTask busy = service.tasks().get(0);
        Work upload = busy.work("upload 17");
        try (upload) {
            new Worker(client, "media", busy.arn()).protect();
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(30));
        }

        StoryReport report = StoryReport.of(ecs);
        Path page = Files.writeString(directory.resolve("story.html"), report.html()); // for people
        Path picture = Files.writeString(directory.resolve("story.svg"), report.svg()); // for a document
        Path data = Files.writeString(directory.resolve("story.json"), report.json()); // for machines

        assertThat(page).content().contains("upload 17", busy.toString());
        assertThat(picture).content().startsWith("<svg");
        assertThat(data).content().contains("\"outcome\":\"finished\"");
    }
}
