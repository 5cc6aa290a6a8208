package io.github.ecssimulator.readme.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.readme.page.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** {@code docs/migration.md} tells no more than what its code does. The tests before it are green, for the class with the bug, too. */
class MigrationTest {
    private static final Page PAGE = Page.of("migration.md");
    private static final Path SOURCES = Path.of("src/test/java/io/github/ecssimulator/readme/migration");
    private static final Path STUBS = Path.of("../consumers/wiremock/src/test/java/consumer");

    static Stream<Arguments> reds() {
        return Stream.of(
                Arguments.of("From a Mockito mock", GuardTestCases.class, 1),
                Arguments.of("From WireMock stubs", AgentGuardTestCases.class, 0),
                Arguments.of("From a stand-in server", OverTheWireTestCases.class, 1));
    }

    @ParameterizedTest
    @MethodSource("reds")
    void testOfTheSimulator_classWithTheBug_isRedAndSaysWhatThePageShows(String section, Class<?> test, int mended) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .configurationParameter("ecs.simulator.reports", "none")
                .execute()
                .testEvents();

        assertThat(tests.succeeded().count()).isEqualTo(mended);
        assertThat(tests.failed().stream())
                .singleElement()
                .extracting(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .asString()
                .containsSubsequence(
                        Page.partsOf(PAGE.section(section).blocks("").get(0)));
    }

    @Test
    void javaBlocks_all_standInTheirSources() {
        List<String> sources = Stream.of(SOURCES, STUBS)
                .flatMap(directory -> Page.sources(directory).stream())
                .toList();

        assertThat(PAGE.blocks("java"))
                .isNotEmpty()
                .allMatch(block -> sources.stream().anyMatch(source -> Page.isPart(block, source)));
    }

    /** The script {@code consumers/run} compiles and runs it there, beside WireMock. */
    @Test
    void agentGuard_besideWireMock_isTheSame() {
        assertThat(Page.read(STUBS.resolve("AgentGuard.java")))
                .isEqualTo(
                        Page.read(SOURCES.resolve("AgentGuard.java")).replaceFirst("package .*;", "package consumer;"));
    }
}
