package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.Invariant;
import io.github.ecssimulator.testkit.explore.Menu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Tests that are explored, run as JUnit runs them. */
class ExploredTestTest {

    @Test
    void test_explored_isOneInvocationWithAWorldForEachSeed() {
        WholeTestCases.SEEDS.clear();

        ExtensionRun.of(WholeTestCases.class).succeedsWith(1);

        assertThat(WholeTestCases.SEEDS)
                .containsAll(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    static class WholeTestCases {
        static final Set<Long> SEEDS = new ConcurrentSkipListSet<>();

        private final List<String> calls = new ArrayList<>();
        private SimulatedTask own;

        @BeforeEach
        void setUp(EcsSimulator ecs, TestInfo info) {
            calls.add("before");
            assertThat(info.getDisplayName()).isEqualTo("explored");
            own = ecs.createCluster("media")
                    .createService("transcoder", 2)
                    .tasks()
                    .get(0);
        }

        @ExploredTest(
                seeds = 20,
                menus = {Menu.DEPLOYMENT, Menu.VICTIMS})
        @EcsSimulatorSettings(region = "eu-central-1")
        void busyTask_isSpared(EcsSimulator ecs, EcsClient client, SimulatedClock clock, Clock time, TestInfo info) {
            calls.add("test");
            SEEDS.add(ecs.seed());
            assertThat(clock).isSameAs(ecs.clock()).isSameAs(time);
            assertThat(ecs.region()).isEqualTo("eu-central-1");
            assertThat(info.getDisplayName()).isEqualTo("explored");
            client.updateTaskProtection(r -> r.cluster("media").tasks(own.id()).protectionEnabled(true));
            clock.advance(Duration.ofHours(1));
            assertThat(own.isRunning()).isTrue();
            client.updateTaskProtection(r -> r.cluster("media").tasks(own.id()).protectionEnabled(false));
        }

        @AfterEach
        void tearDown() {
            assertThat(calls.subList(0, 1)).containsExactly("before");
            assertThat(calls).hasSizeLessThan(3);
        }
    }

    @Test
    void failure_ofASeed_tellsItsShortestStoryAndHowToRepeatIt() {
        Throwable failure = ExtensionRun.of(UnprotectedTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Seed 1 of 100 fails; 1 of ")
                .hasMessageContaining(" hostile step")
                .hasMessageContaining("  +")
                .hasMessageContaining(" but task media/transcoder/")
                .hasMessageContaining("lost work \"job\"");
        assertThat(failure.getMessage())
                .containsPattern("Repeat exactly this: @ExploredTest\\(replay = \"1: SCALING@PT");
    }

    static class UnprotectedTestCases {
        @ExploredTest(menus = Menu.SCALING)
        void workers_loseNothing(EcsSimulator ecs) {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 3);
            fleet.tasks().forEach(task -> task.work("job"));
            ecs.clock().advance(Duration.ofHours(4));
        }
    }

    @Test
    void failure_report_isOfTheWorldThatFailed(@TempDir Path reports) throws IOException {
        ExtensionRun.of(UnprotectedTestCases.class)
                .parameter(FailureReport.REPORTS, "failed")
                .parameter(FailureReport.DIRECTORY, reports.toString())
                .fails();

        try (Stream<Path> files = Files.list(reports)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).hasSize(1);
            assertThat(Files.readString(pages.get(0))).contains("Seed 1 of 100 fails", "transcoder");
        }
    }

    @Test
    void test_withoutHostility_failsWithItsOwnStory() {
        assertThat(ExtensionRun.of(CalmTestCases.class).fails())
                .hasMessageStartingWith("The test fails without any hostile step.\n\nno queue\n")
                .hasMessageContaining("cluster media was created");
    }

    static class CalmTestCases {
        @ExploredTest
        void test(EcsSimulator ecs) {
            ecs.createCluster("media");
            throw new AssertionError("no queue");
        }
    }

    @Test
    void replay_ofAFailure_repeatsIt() {
        assertThat(ExtensionRun.of(ReplayTestCases.class).fails())
                .hasMessageStartingWith(
                        "The replay fails, with 1 hostile step:\n  +01:00 SCALING: service media/transcoder from 3 to ");
    }

    static class ReplayTestCases {
        @ExploredTest(replay = "37: SCALING@PT1H#12")
        void workers_loseNothing(EcsSimulator ecs) {
            new UnprotectedTestCases().workers_loseNothing(ecs);
        }
    }

    @Test
    void parts_inParallel_runAllSeedsBetweenThem() {
        PartsTestCases.SEEDS.clear();

        ExtensionRun.of(PartsTestCases.class).inParallel(4).succeedsWith(4);

        assertThat(PartsTestCases.SEEDS).hasSize(40).contains(1L, 40L);
    }

    static class PartsTestCases {
        static final Set<Long> SEEDS = new ConcurrentSkipListSet<>();

        @ExploredTest(seeds = 40, parts = 4)
        void test(EcsSimulator ecs) {
            SEEDS.add(ecs.seed());
        }
    }

    @Test
    void nestedClass_andSharedInstance_areExploredToo() {
        ExtensionRun.of(OuterTestCases.class, SharedTestCases.class).succeedsWith(2);
    }

    static class OuterTestCases {
        private SimulatedService service;

        @BeforeEach
        void setUp(EcsSimulator ecs) {
            service = ecs.createCluster("media").createService("transcoder", 1);
        }

        @Nested
        @ExtendWith(EcsSimulatorExtension.class)
        class Inner {
            @ExploredTest(seeds = 5)
            void test(EcsSimulator ecs) {
                assertThat(service.cluster().sharesSimulatorWith(ecs.cluster("media")))
                        .isTrue();
            }
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedTestCases {
        private int runs;

        @ExploredTest(seeds = 5, invariants = Invariant.NO_FINDINGS, capacityGivenBackWithin = "PT1H")
        void test(EcsSimulator ecs) {
            runs++;
            assertThat(ecs.clusters()).isEmpty();
        }

        @AfterEach
        void tearDown() {
            assertThat(runs).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void summary_askedFor_tellsWhatWasTried() {
        List<String> told = ExtensionRun.of(PartsTestCases.class)
                .parameter("ecs.simulator.explorations", "told")
                .published();

        assertThat(told).hasSize(4).allMatch(text -> text.startsWith("10 seeds, none failed\nTried: "));
    }

    @Test
    void summary_askedForInOtherWords_isRefused() {
        assertThat(ExtensionRun.of(WholeTestCases.class)
                        .parameter("ecs.simulator.explorations", "tell")
                        .fails())
                .hasMessage(
                        "The configuration parameter ecs.simulator.explorations cannot be \"tell\". Write told, or leave"
                                + " it out.");
    }

    @Test
    void test_thatFails_isNotHiddenByWhatFollowsIt() {
        Throwable failure = ExtensionRun.of(FailingThroughoutTestCases.class).fails();

        assertThat(failure).hasMessageContaining("of the test");
        assertThat(failure.getCause().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("of the inner class", "of the class");
    }

    static class FailingThroughoutTestCases {
        @AfterEach
        void last() {
            throw new IllegalStateException("of the class");
        }

        @Nested
        class Inner {
            @ExploredTest
            void test() {
                throw new IllegalStateException("of the test");
            }

            @AfterEach
            void next() {
                throw new IllegalStateException("of the inner class");
            }
        }
    }

    @Test
    void assumption_besideAFailureThatFollowsIt_isNotWhatIsTold() {
        Throwable failure =
                ExtensionRun.of(FailingBehindAnAssumptionTestCases.class).fails();

        assertThat(failure).hasMessageContaining("of the class");
        assertThat(failure.getCause().getSuppressed()).hasOnlyElementsOfType(TestAbortedException.class);
    }

    static class FailingBehindAnAssumptionTestCases {
        @ExploredTest
        void test() {
            assumeTrue(false);
        }

        @AfterEach
        void last() {
            throw new IllegalStateException("of the class");
        }
    }

    @Test
    void attribute_thatMeansNothing_isNamed() {
        String where = " on method " + WrongTestCases.class.getName();

        assertThat(ExtensionRun.of(WrongTestCases.Replay.class).fails())
                .hasMessageStartingWith(
                        "@ExploredTest(replay)" + where + "$Replay.test cannot be \"yesterday\". The replay")
                .hasMessageContaining("it begins with the seed and a colon, such as 37:");
        assertThat(ExtensionRun.of(WrongTestCases.Seeds.class).fails())
                .hasMessage("@ExploredTest(seeds)" + where
                        + "$Seeds.test cannot be \"0\". An exploration has 1 seed or more, but count was 0.");
        assertThat(ExtensionRun.of(WrongTestCases.Limit.class).fails())
                .hasMessage("@ExploredTest(capacityGivenBackWithin)" + where
                        + "$Limit.test cannot be \"an hour\". Write a duration in ISO 8601, such as PT50M.");
        assertThat(ExtensionRun.of(WrongTestCases.Parts.class).fails())
                .hasMessage("@ExploredTest(parts)" + where
                        + "$Parts.test cannot be \"0\". Write how many invocations share the seeds, 1 or more.");
        assertThat(ExtensionRun.of(WrongTestCases.Shared.class).fails())
                .hasMessageStartingWith("@ExploredTest makes a world for each seed, but the tests of class ");
    }

    @Test
    void defaults_areThoseOfAnExploration() throws Exception {
        Exploration exploration = Exploration.of(ecs -> {});

        assertThat(ExploredTest.class.getMethod("seeds").getDefaultValue())
                .isEqualTo(exploration.run().seeds());
        assertThat((Invariant[]) ExploredTest.class.getMethod("invariants").getDefaultValue())
                .containsExactlyElementsOf(Invariant.usual());
    }

    @Test
    void redirect_besideAnExploredTest_isRefused() {
        Throwable refusal = ExtensionRun.of(WrongTestCases.Redirected.class).fails();

        if (SdkInUse.canBeRedirected()) {
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "@ExploredTest makes a world for each seed, and @RedirectEcsClients leads clients to one");
        } else {
            SdkInUse.assertTooOld(List.of(refusal));
        }
    }

    @Test
    void recording_asTheBeginningOfAnExploredTest_isRefused() {
        assertThat(ExtensionRun.of(WrongTestCases.Recorded.class).fails())
                .hasMessageStartingWith("@ExploredTest makes a world for each seed, and a recording is one world (/io/")
                .hasMessageEndingWith("). Begin with a fixture instead, or without.");
    }

    static class WrongTestCases {
        static class Replay {
            @ExploredTest(replay = "yesterday")
            void test() {}
        }

        static class Seeds {
            @ExploredTest(seeds = 0)
            void test() {}
        }

        static class Limit {
            @ExploredTest(capacityGivenBackWithin = "an hour")
            void test() {}
        }

        static class Parts {
            @ExploredTest(parts = 0)
            void test() {}
        }

        @RedirectEcsClients
        static class Redirected {
            @ExploredTest
            void test() {}
        }

        @EcsSimulatorSettings(recording = "/io/github/ecssimulator/readme/night.json")
        static class Recorded {
            @ExploredTest
            void test() {}
        }

        @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
        static class Shared {
            @ExploredTest
            void test() {}
        }
    }
}
