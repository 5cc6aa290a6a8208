package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.assertions.EcsAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FailureReportTest {
    @TempDir
    private Path directory;

    private ExtensionRun run(Class<?> cases) {
        return ExtensionRun.of(cases)
                .parameter(FailureReport.REPORTS, "failed")
                .parameter(FailureReport.DIRECTORY, directory.toString());
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OneFailsCases {
        @Test
        void passes(EcsSimulator ecs) {
            ecs.createCluster("fine");
        }

        @Test
        void fails(EcsSimulator ecs) {
            ecs.createCluster("media").createService("transcoder", 1);
            fail("it is <b>broken</b>");
        }
    }

    @Test
    void failedTest_hasAPageAndJson_andAPassedOneHasNone() {
        run(OneFailsCases.class).fails();

        assertThat(files())
                .containsExactly(
                        "FailureReportTest.OneFailsCases.fails.html", "FailureReportTest.OneFailsCases.fails.json");
        assertThat(text("FailureReportTest.OneFailsCases.fails.html"))
                .contains("<title>OneFailsCases fails(EcsSimulator)</title>", "it is &lt;b&gt;broken&lt;/b&gt;")
                .contains("media/transcoder");
        assertThat(text("FailureReportTest.OneFailsCases.fails.json")).startsWith("{\"version\":1,");
    }

    @Test
    void error_tellsWhereThePageIs() {
        assertThat(run(OneFailsCases.class).fails())
                .hasMessageContaining(directory
                        .resolve("FailureReportTest.OneFailsCases.fails.html")
                        .toString())
                .hasMessageNotContaining("ecs.journal().timeline()");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class AssertionFailsCases {
        @Test
        void fails(EcsSimulator ecs) {
            EcsAssertions.assertThat(ecs.createCluster("media").createService("transcoder", 1))
                    .hasRunningCount(7);
        }
    }

    @Test
    void errorOfAnAssertion_tellsWhereThePageIs_too() {
        assertThat(run(AssertionFailsCases.class).fails())
                .hasMessageContaining("FailureReportTest.AssertionFailsCases.fails.html")
                .hasMessageNotContaining("ecs.journal().timeline()");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ExceptionOfTheUserCases {
        @Test
        void fails() throws Failure {
            throw new Failure();
        }

        private static final class Failure extends Exception {
            private static final long serialVersionUID = 1;
        }
    }

    @Test
    void errorOfTheUser_tellsWhereThePageIs_inWhatItCarries() {
        assertThat(run(ExceptionOfTheUserCases.class).fails().getSuppressed())
                .singleElement()
                .asInstanceOf(THROWABLE)
                .hasMessageContaining(directory
                        .resolve("FailureReportTest.ExceptionOfTheUserCases.fails.html")
                        .toString())
                .hasMessageNotContaining("ecs.journal().timeline()");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class AnotherExtensionFailsCases {
        @RegisterExtension
        static final BeforeTestExecutionCallback OTHER = context -> {
            throw new IllegalStateException("of another extension");
        };

        @Test
        void fails() {}
    }

    @Test
    void errorOfAnotherExtension_tellsWhereThePageIs_inWhatItCarries() {
        assertThat(run(AnotherExtensionFailsCases.class).fails().getSuppressed())
                .singleElement()
                .asInstanceOf(THROWABLE)
                .hasMessageContaining("FailureReportTest.AnotherExtensionFailsCases.fails.html");
    }

    @Test
    void allTests_haveReports_ifWanted() {
        run(OneFailsCases.class).parameter(FailureReport.REPORTS, "all").fails();

        assertThat(files())
                .contains("FailureReportTest.OneFailsCases.fails.html", "FailureReportTest.OneFailsCases.passes.html");
    }

    @Test
    void noTest_hasAReport_ifNoneIsWanted() {
        Throwable error = run(OneFailsCases.class)
                .parameter(FailureReport.REPORTS, "none")
                .fails();

        assertThat(files()).isEmpty();
        assertThat(error).hasMessageContaining("it is <b>broken</b>");
    }

    @Test
    void settingThatMeansNothing_isRefused() {
        assertThat(run(FineCases.class).parameter(FailureReport.REPORTS, "some").fails())
                .hasMessage("ecs.simulator.reports must be failed, all or none, but was \"some\".");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class FineCases {
        @Test
        void passes() {}
    }

    @Test
    void reportThatCannotBeWritten_leavesTheErrorAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");

        assertThat(run(OneFailsCases.class)
                        .parameter(FailureReport.DIRECTORY, file.toString())
                        .fails())
                .hasMessageStartingWith("it is <b>broken</b>")
                .hasNoSuppressedExceptions();
    }

    /** JUnit keeps published files with its own reports since 5.12. */
    @Test
    void page_isPublished_toAJUnitThatTakesFiles() {
        Path reports = directory.resolve("reports-of-junit");
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OneFailsCases.class))
                        .configurationParameter(FailureReport.REPORTS, "failed")
                        .configurationParameter(FailureReport.DIRECTORY, directory.toString())
                        .configurationParameter("junit.platform.reporting.output.dir", reports.toString())
                        .build());

        List<String> published = filesBelow(reports);

        assertThat(files()).contains("FailureReportTest.OneFailsCases.fails.html");
        if (takesFiles()) {
            assertThat(published).containsExactly("FailureReportTest.OneFailsCases.fails.html");
        } else {
            assertThat(published).isEmpty();
        }
    }

    private static boolean takesFiles() {
        return Stream.of(ExtensionContext.class.getMethods())
                .anyMatch(method -> method.getName().equals("publishFile"));
    }

    private static List<String> filesBelow(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ManyCases {
        @ParameterizedTest
        @ValueSource(strings = {"a/b", "../c"})
        void parameterized(String value, EcsSimulator ecs) {
            fail(value);
        }

        @TestFactory
        Stream<DynamicTest> dynamic(EcsSimulator ecs) {
            return Stream.of(dynamicTest("x/y", () -> fail("x")), dynamicTest("x/y", () -> fail("y")));
        }

        @Test
        void overloaded() {
            fail("without");
        }

        @Test
        void overloaded(EcsSimulator ecs) {
            fail("with");
        }

        @Nested
        class Inner {
            @Test
            void fails() {
                fail("inner");
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TwoCases {
        @Test
        void fails() {
            fail("small");
        }

        @Test
        void FAILS() {
            fail("capital");
        }
    }

    @Test
    void names_thatDifferInCaseAlone_differOnEveryDisk() {
        run(TwoCases.class).failures();

        assertThat(files().stream().filter(file -> file.endsWith(".html")).map(file -> file.toLowerCase(Locale.ROOT)))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void names_ofAllKindsOfTests_differAndAreSafe() {
        Map<String, String> failed = run(ManyCases.class).reports();

        List<String> pages =
                files().stream().filter(file -> file.endsWith(".html")).toList();
        assertThat(failed).isNotEmpty();
        assertThat(pages)
                .hasSize(7)
                .allMatch(page -> page.matches("FailureReportTest\\.ManyCases\\.[\\w.-]+\\.html"))
                .contains(
                        "FailureReportTest.ManyCases.parameterized-1.html",
                        "FailureReportTest.ManyCases.parameterized-2.html",
                        "FailureReportTest.ManyCases.dynamic-1.html",
                        "FailureReportTest.ManyCases.dynamic-2.html",
                        "FailureReportTest.ManyCases.overloaded.html",
                        "FailureReportTest.ManyCases.Inner.fails.html");
    }
}
