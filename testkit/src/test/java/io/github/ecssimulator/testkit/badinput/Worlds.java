package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.recording.RecordingJsonException;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The world that inputs meet, and what may have become of it. */
final class Worlds {
    static final String TASK = "0123456789abcdef0123456789abcdef";

    /** So many tasks are a large service; that their number takes time and memory is no fault of the reader. */
    private static final Pattern LARGE =
            Pattern.compile("(?i)[\"a-z]\\s*[:=]\\s*[\"+]?0*[1-9]\\d{3,}|\\d[eE]\\+?0*[1-9]");

    private Worlds() {}

    static EcsSimulator small() {
        EcsSimulator ecs = builder().build();
        ecs.createCluster("media").createService("transcoder", 2);
        return ecs;
    }

    static EcsSimulatorBuilder builder() {
        return EcsSimulator.builder()
                .seed(1)
                .taskIds(TASK)
                .lenient()
                .eventsPerAdvanceMax(20_000) // a loop that an input asks for shall end soon
                .settling(Settling.off());
    }

    /** Whether a text holds a number that may be one of tasks, and more than a test of readers has the time for. */
    static boolean mayBeLarge(String text) {
        return LARGE.matcher(text).find();
    }

    /** What may not differ once an input was refused. */
    record Face(Instant now, long changes, String tasks) {
        static Face of(EcsSimulator ecs) {
            return new Face(
                    ecs.clock().instant(),
                    ecs.journal().entries().stream()
                            .filter(entry -> isChange(entry.event()))
                            .count(),
                    ecs.clusters().stream().map(Face::cluster).toList().toString());
        }

        private static boolean isChange(JournalEvent event) {
            return !(event instanceof CallEvent) && !(event instanceof AgentEvent);
        }

        private static String cluster(SimulatedCluster cluster) {
            List<String> services = cluster.services().stream()
                    .map(SimulatedService::snapshot)
                    .map(Object::toString)
                    .toList();
            List<String> tasks = cluster.tasks().stream()
                    .map(SimulatedTask::snapshot)
                    .map(Object::toString)
                    .toList();
            return cluster + " " + cluster.status() + services + tasks;
        }
    }

    /** What was accepted goes on for an hour, is told in every form, and can be lived through again. */
    static void goOn(EcsSimulator ecs) {
        ecs.clock().advance(Duration.ofHours(1));
        assertThat(ecs.journal().timeline()).isNotNull();
        StoryReport report = StoryReport.of(ecs);
        assertThat(report.html()).endsWith("</html>\n");
        assertThat(report.svg()).endsWith("</svg>\n");
        assertThat(report.json()).startsWith("{");
        EcsSimulator again = replayed(ecs);
        assertThat(again.journal()).isEqualTo(ecs.journal());
        again.close();
        ecs.close();
    }

    private static EcsSimulator replayed(EcsSimulator ecs) {
        String text;
        try {
            text = RecordingJson.text(ecs.recording());
        } catch (RecordingJsonException e) {
            return ecs.recording().replay(); // JSON has no form for what was accepted
        }
        return RecordingJson.parse(text).replay();
    }
}
