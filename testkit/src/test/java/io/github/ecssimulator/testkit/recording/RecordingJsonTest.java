package io.github.ecssimulator.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingJsonTest {
    private static final int SEEDS = Integer.getInteger("ecs.simulator.seeds", 200);
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void everyStory_writtenAndRead_isAnEqualRecordingWithAnEqualJournal() {
        Set<String> kinds = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            EcsSimulator told = SeededStory.told(seed, 50);
            Recording recording = told.recording();
            Recording read = RecordingJson.parse(RecordingJson.text(recording));

            assertThat(read).as("seed %s", seed).isEqualTo(recording);
            assertThat(read.replay().journal().entries())
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(told.journal().entries());
            recording.inputs().forEach(entry -> kinds.add(kind(entry.event().getClass())));
        }
        assertThat(kinds)
                .as("what the stories tell of; that a deed is done again by a replay, the core holds for each")
                .containsAll(DrawnValues.kinds(Input.class)
                        .filter(kind -> !Deed.class.isAssignableFrom(kind))
                        .map(RecordingJsonTest::kind)
                        .toList());
    }

    private static String kind(Class<?> type) {
        return type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }

    @Test
    void everyKindOfInput_withDrawnMembers_survives() {
        DrawnValues drawn = new DrawnValues(7);
        EcsSimulator ecs = EcsSimulator.create();
        for (Class<?> kind : DrawnValues.kinds(Input.class).toList()) {
            List<JournalEntry> inputs = IntStream.rangeClosed(1, 300)
                    .mapToObj(i -> new JournalEntry(i, START, 0, 0, (Input) drawn.of(kind, "input")))
                    .toList();
            Recording recording = Recording.of(ecs.recording().settings(), inputs, START, 0);

            assertThat(RecordingJson.parse(RecordingJson.text(recording)).inputs())
                    .isEqualTo(inputs);
        }
    }

    @Test
    void text_isPlainAsciiWithALineForEachInput() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media");
        ecs.registerTaskDefinition("video").failsToStart("\u00fc\ud800");
        String text = RecordingJson.text(ecs.recording());

        assertThat(text).isASCII().endsWith("\n]}\n").contains("\"BlockedRenewal\":\"");
        assertThat(text.lines().toList())
                .hasSize(5)
                .element(1)
                .isEqualTo("{\"sequence\":1,\"at\":\"2024-01-01T00:00:00Z\",\"turn\":0,"
                        + "\"input\":{\"kind\":\"Deed.ClusterGiven\",\"name\":\"media\"}},");
        assertThat(text).contains("\"reason\":\"\\u00FC\\uD800\"");
    }

    @Test
    void file_writtenAndRead_isEqual_andSoIsAResource() throws Exception {
        Recording recording = SeededStory.told(1, 20).recording();
        Path file = directory.resolve("story.json");
        RecordingJson.write(recording, file);

        assertThat(RecordingJson.read(file)).isEqualTo(recording).hasSameHashCodeAs(recording);
        Files.writeString(file, "\ufeff" + Files.readString(file), StandardCharsets.UTF_8);
        assertThat(RecordingJson.read(file)).isEqualTo(recording);
        assertThatExceptionOfType(RecordingJsonException.class)
                .isThrownBy(() -> RecordingJson.write(recording, directory))
                .withMessageContaining("cannot be written");
        assertThatExceptionOfType(RecordingJsonException.class)
                .isThrownBy(() -> RecordingJson.readResource(getClass(), "none.json"))
                .withMessageStartingWith("none.json: there is no such resource; looked for /io/github/");
    }

    @Test
    void recording_readAndChanged_isTheOtherWorld() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media").createService("web", 2).scaleTo(0);
        Recording read = RecordingJson.parse(RecordingJson.text(ecs.recording()));

        assertThat(read.with(BlockedRenewal.ALLOWED)).isNotEqualTo(read);
        assertThat(RecordingJson.parse(RecordingJson.text(read.with(BlockedRenewal.ALLOWED)))
                        .settings()
                        .policies()
                        .get(BlockedRenewal.class))
                .isEqualTo(BlockedRenewal.ALLOWED);
        assertThat(RecordingJson.parse(RecordingJson.text(read.until(START)))).isEqualTo(read.until(START));
    }

    @Test
    void scaleInRank_ofARecordingThatWasRead_isReplayedAndNotGoneOnWith() {
        EcsSimulator ecs = EcsSimulator.builder().scaleInRank(task -> 1).build();
        SimulatedService web = ecs.createCluster("media").createService("web", 3);
        web.scaleTo(1);

        EcsSimulator again =
                RecordingJson.parse(RecordingJson.text(ecs.recording())).replay();
        assertThat(again.journal()).isEqualTo(ecs.journal());
        assertThat(again.journal().timeline()).contains("by the rank that the test gives");
        SimulatedService same = again.cluster("media").service("web");
        same.scaleTo(0);
        assertThatIllegalStateException()
                .isThrownBy(() -> same.scaleTo(1))
                .withMessageContaining("holds the ranks that scaleInRank gave but not the rule itself");
    }

    @Test
    void recordingThatJsonHasNoFormFor_isRefused() {
        for (Object odd : List.of(Double.NaN, nested(120), Structure.of("half \ud800", 1))) {
            EcsSimulator ecs = EcsSimulator.create();
            register(ecs, Structure.of("odd", odd));

            assertThatExceptionOfType(RecordingJsonException.class)
                    .isThrownBy(() -> RecordingJson.text(ecs.recording()))
                    .withMessageStartingWith("The recording cannot be written: ");
        }
    }

    @Test
    void structureAsDeepAsABodyAllows_survives() {
        EcsSimulator ecs = EcsSimulator.create();
        register(ecs, nested(60));

        assertThat(RecordingJson.parse(RecordingJson.text(ecs.recording()))).isEqualTo(ecs.recording());
    }

    /** Refused, for it has no container; but it was asked. */
    private static void register(EcsSimulator ecs, Structure volume) {
        assertThatExceptionOfType(EcsException.class)
                .isThrownBy(() -> ecs.api()
                        .execute(RegisterTaskDefinition.request(
                                r -> r.family("video").volumes(List.of(volume)))));
    }

    private static Structure nested(int levels) {
        Structure structure = Structure.of("text", "bottom");
        for (int i = 0; i < levels; i++) {
            structure = Structure.of("deeper", structure);
        }
        return structure;
    }

    @Test
    void replay_ofTwoYearsRead_isAtItsEnd() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.clock().advance(Duration.ofDays(700));

        assertThat(RecordingJson.parse(RecordingJson.text(ecs.recording()))
                        .replay()
                        .clock()
                        .instant())
                .isEqualTo(ecs.clock().instant());
    }
}
