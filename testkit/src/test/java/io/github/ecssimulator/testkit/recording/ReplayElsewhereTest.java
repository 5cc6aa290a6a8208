package io.github.ecssimulator.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One recording gives one journal, wherever it is replayed, and so does one story, wherever and beside whatever it is told. */
class ReplayElsewhereTest {
    private static final long SEED = 12;
    private static final int STEPS = 150;
    private static final int THREADS = 4;

    @TempDir
    Path directory;

    /** Locales, zones, encodings, compilers and collectors come together: each world has one of each, and a JVM takes its time to start. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint -XX:+UseSerialGC",
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1"
                        + " -XX:+UseParallelGC",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab -Duser.timezone=Pacific/Apia"
                        + " -Dfile.encoding=US-ASCII -XX:+UseG1GC",
                "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Duser.timezone=America/St_Johns -XX:+UseZGC"
            })
    void story_replayedOrToldInAnotherJvm_givesTheSameJournal(String options) {
        EcsSimulator told = SeededStory.told(SEED, STEPS);
        Path file = directory.resolve("story.json");
        RecordingJson.write(told.recording(), file);
        String digest = ReplayedDigest.of(told.journal().entries());

        ChildJvm.Ended ended = ChildJvm.run(
                ReplayedDigest.class, List.of(options.split(" ")), Map.of(), file.toString(), "" + SEED, "" + STEPS);
        assertThat(ended.output().lines()).containsExactly(digest, digest);
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void stories_toldAtTheSameTime_giveTheJournalsOfThoseToldAlone() throws Exception {
        List<Long> seeds =
                LongStream.range(0, 16).map(each -> SEED + each % 4).boxed().toList();
        List<String> alone = seeds.stream().map(ReplayElsewhereTest::digestOf).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> stories = seeds.stream()
                    .<Callable<String>>map(seed -> () -> digestOf(seed))
                    .toList();
            List<String> together = new ArrayList<>();
            for (Future<String> story : threads.invokeAll(stories)) {
                together.add(story.get());
            }
            assertThat(together).isEqualTo(alone);
            assertThat(Set.copyOf(alone)).hasSize(4);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String digestOf(long seed) {
        return ReplayedDigest.of(SeededStory.told(seed, STEPS).journal().entries());
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
