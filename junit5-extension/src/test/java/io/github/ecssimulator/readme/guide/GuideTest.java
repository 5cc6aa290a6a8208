package io.github.ecssimulator.readme.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.readme.page.Page;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/guide.md} tells no more than what its code does: each red test is red, with this text, and all are green at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTest {
    private static final Page GUIDE = Page.of("guide.md");

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
        assertThat(step(red.step()).blocks(""))
                .singleElement()
                .satisfies(shown -> assertThat(run.told()).containsSubsequence(Page.partsOf(shown)));
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void javaBlocks_ofAStep_standInItsCode(int step) {
        List<String> sources = sources(step);

        assertThat(step(step).blocks("java"))
                .isNotEmpty()
                .allMatch(block -> sources.stream().anyMatch(source -> Page.isPart(block, source)));
    }

    /** Step 6 changes no line of the worker, so its test stands with that of step 5. */
    private static List<String> sources(int step) {
        Stream<String> folders = step == 1 ? Stream.of("naive", "step1") : Stream.of("step" + (step == 6 ? 5 : step));
        return folders.flatMap(folder -> Page.sources(GuideCode.SOURCES.resolve(folder)).stream())
                .toList();
    }

    /** What the page puts into {@code junit-platform.properties}. */
    private static Map<String, String> strict() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(step(10).blocks("properties").get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static Page step(int step) {
        return GUIDE.section(step + ". ");
    }
}
