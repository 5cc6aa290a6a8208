package io.github.ecssimulator.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One recording gives one journal, wherever it is replayed. */
class ReplayElsewhereTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab -Duser.timezone=Pacific/Apia"
                        + " -Dfile.encoding=US-ASCII",
                "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Duser.timezone=America/St_Johns"
            })
    void replay_inAnotherJvm_givesTheSameJournal(String options) {
        EcsSimulator told = SeededStory.told(12, 150);
        Path file = directory.resolve("story.json");
        RecordingJson.write(told.recording(), file);

        ChildJvm.Ended ended =
                ChildJvm.run(ReplayedDigest.class, List.of(options.split(" ")), Map.of(), file.toString());
        assertThat(ended.output().strip())
                .isEqualTo(ReplayedDigest.of(told.journal().entries()));
        assertThat(ended.exitCode()).isZero();
    }

    /** The file was recorded on Java 17, and each Java that runs this test gives the same. */
    @Test
    void replay_ofTheKeptRecording_givesTheJournalOfThen() throws Exception {
        String then;
        try (var in = getClass().getResourceAsStream("kept-recording.sha256")) {
            then = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
        assertThat(ReplayedDigest.of(RecordingJson.readResource(getClass(), "kept-recording.json")))
                .as("if the text of an event was changed on purpose, keep the new digest")
                .isEqualTo(then);
    }

    /** What the AWS CLI 2.9.19 did to the standalone server; {@code real-clients/story-replayed.sh} records it. */
    @Test
    void replay_ofASessionOfTheAwsCli_givesTheJournalOfTheServer() throws Exception {
        EcsSimulator again = RecordingJson.readResource(getClass(), "cli.json").replay();

        try (var in = getClass().getResourceAsStream("cli.txt")) {
            assertThat(again.journal().timeline().lines())
                    .containsExactlyElementsOf(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
        assertThat(again.journal()).isEqualTo(again.recording().replay().journal());
    }
}
