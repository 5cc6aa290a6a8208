package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.recording.RecordingJsonException;
import io.github.ecssimulator.testkit.recording.ToldStories;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.util.List;
import java.util.stream.LongStream;

/** Any text of a recording: a recording that is written as it was read and can be lived through, or an error that says where. */
final class RecordingTarget {
    private static final int STORIES = 6;
    private static final int STEPS = 12;

    private RecordingTarget() {}

    static void take(byte[] input) {
        String text = new String(input, UTF_8);
        if (Worlds.mayBeLarge(
                text.replaceAll("(seed|sequence|stoppedTaskRetention|eventsPerAdvanceMax)\":[-\\d]+", ""))) {
            return;
        }
        Recording recording;
        try {
            recording = RecordingJson.parse(text);
        } catch (RecordingJsonException e) {
            Leaks.none(e.getMessage(), input);
            return;
        }
        assertThat(RecordingJson.parse(RecordingJson.text(recording))).isEqualTo(recording);
        replay(recording.with(Settling.off()), input);
    }

    private static void replay(Recording recording, byte[] input) {
        EcsSimulator ecs;
        try {
            ecs = recording.replay();
        } catch (IllegalStateException e) {
            Leaks.none(String.valueOf(e.getMessage()), input); // a loop, or inputs that never came to such a world
            return;
        }
        assertThat(ecs.journal().timeline()).isNotEmpty();
        assertThat(StoryReport.of(ecs).html()).endsWith("</html>\n");
    }

    static List<byte[]> seeds() {
        return LongStream.range(0, STORIES)
                .mapToObj(seed -> ToldStories.recording(seed, STEPS).getBytes(UTF_8))
                .toList();
    }
}
