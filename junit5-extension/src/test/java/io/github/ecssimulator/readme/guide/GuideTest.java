package io.github.ecssimulator.readme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/guide.md} tells no more than what its code does: each red test is red, with this text, and all are green at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTest {
    private static final Pattern STEP = Pattern.compile("(?ms)^## (\\d+)\\. .*?(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final String LEFT_OUT = "...\n";

    private static final String GUIDE = read(Path.of("../docs/guide.md"));

    private GuideCode code;

    /** A test, and the worker that it is red for. */
    record Red(int step, String test, String worker, Map<String, String> parameters) {
        Red(int step, String test, String worker) {
            this(step, test, worker, Map.of());
        }

        @Override
        public String toString() {
            return test + " on " + worker;
        }
    }

    static Stream<Red> reds() {
        return Stream.of(
                new Red(1, "ScaleInTest", "naive"),
                new Red(2, "ReleaseTest", "step1"),
                new Red(3, "LongFilmTest", "step2"),
                new Red(4, "ThrottledRenewalTest", "step3"),
                new Red(5, "RefusedRenewalTest", "step4"),
                new Red(7, "StopSignalTest", "step5"),
                new Red(8, "HostileTest", "step7"),
                new Red(9, "ProtectionTest", "step8"),
                new Red(10, "FleetOfFiveTest", "step9", strict()));
    }

    static Stream<String> tests() {
        return GuideCode.files(GuideCode.LAST_WORKER).keySet().stream().filter(name -> name.endsWith("Test"));
    }

    @BeforeAll
    void compile(@TempDir Path directory) throws IOException {
        code = GuideCode.compile(directory, reds().collect(Collectors.toMap(Red::test, Red::worker)));
    }

    @AfterAll
    void close() throws IOException {
        code.close();
    }

    @ParameterizedTest
    @MethodSource("reds")
    void test_beforeItsStep_isRedAndSaysWhatThePageShows(Red red) throws ClassNotFoundException {
        GuideCode.Run run = code.run(red.test(), red.worker(), red.parameters());

        assertThat(run.tests().failed().count()).isEqualTo(1);
        assertThat(blocks(red.step(), ""))
                .singleElement()
                .satisfies(shown -> assertThat(run.told()).containsSubsequence(shown.split(Pattern.quote(LEFT_OUT))));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void test_lastWorker_isGreenUnderStrictLints(String test) throws ClassNotFoundException {
        code.run(test, GuideCode.LAST_WORKER, strict())
                .tests()
                .assertStatistics(statistics -> statistics.failed(0).aborted(0).skipped(0))
                .assertThatEvents()
                .isNotEmpty();
    }

    @Test
    void javaBlocks_ofEachStep_standInItsCode() {
        for (int step = 1; step <= 10; step++) {
            List<String> sources = sources(step);
            assertThat(blocks(step, "java"))
                    .as("Java of step %s", step)
                    .isNotEmpty()
                    .allMatch(block -> sources.stream().anyMatch(source -> has(source, block)));
        }
    }

    /** As it stands there, or a part of it with less space in front. */
    private static boolean has(String source, String block) {
        return IntStream.rangeClosed(0, 8)
                .mapToObj(depth -> block.replaceAll("(?m)^(?=.)", "    ".repeat(depth)))
                .anyMatch(part -> source.contains("\n" + part));
    }

    /** Step 6 changes no line of the worker, so its test stands with that of step 5. */
    private static List<String> sources(int step) {
        Stream<String> folders =
                step == 1 ? Stream.of("naive", "step1", "") : Stream.of("step" + (step == 6 ? 5 : step));
        return folders.flatMap(folder -> files(GuideCode.SOURCES.resolve(folder)))
                .map(GuideTest::read)
                .toList();
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page puts into {@code junit-platform.properties}. */
    private static Map<String, String> strict() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(blocks(10, "properties").get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static List<String> blocks(int step, String language) {
        String text = STEP.matcher(GUIDE)
                .results()
                .filter(match -> match.group(1).equals(String.valueOf(step)))
                .map(match -> match.group())
                .collect(Collectors.joining());
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
