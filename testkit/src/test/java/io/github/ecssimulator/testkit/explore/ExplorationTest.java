package io.github.ecssimulator.testkit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What an exploration finds, tells, repeats and leaves alone. {@code -Decs.simulator.seeds=2000} runs more of the right worker. */
@Tag("any-version")
class ExplorationTest {
    private static final int SEEDS = Integer.getInteger("ecs.simulator.seeds", 100);

    @Test
    void rightWorker_whateverItSurvives_losesNothing() throws Exception {
        ExplorationResult result = Fleet.of(Worker::new).seeds(SEEDS).run();

        assertThat(result.seeds()).isEqualTo(SEEDS);
        assertThat(result.neverTried()).containsExactly(Menu.AGENT); // it does not ask one
        assertThat(result.tried(Menu.SCALING)).isPositive();
        assertThat(result.policies()).hasSizeGreaterThan(20);
        assertThat(result.toString())
                .startsWith(SEEDS + " seeds, none failed\nTried: SCALING ")
                .endsWith("Never tried: AGENT");
    }

    @Test
    void workerThatBeginsWhateverItIsAnswered_isFoundByACallThatFailsAndSomethingThatStopsIt() {
        ExplorationError error = failure(Fleet.of(Fleet.Careless::new).seeds(500));

        assertThat(error.getMessage().lines().toList().get(0))
                .matches("Seed \\d+ of 500 fails; [12] of \\d+ hostile steps (and .* )?(is|are) enough:");
        assertThat(error)
                .hasMessageContaining("Expected no finding of lost-work\n but task media/transcoder/")
                .hasMessageContaining("\nFix:   ");
    }

    @Test
    void workerWhoseHeartbeatDies_isFoundByOneCallThatFails() {
        ExplorationError error = failure(Fleet.of(Fleet.Mortal::new));

        assertThat(error.getMessage())
                .containsPattern("^Seed \\d+ of 100 fails; 1 of \\d+ hostile steps? is enough:\n  \\+")
                .contains("Expected no finding of dead-heartbeat\n but periodic work of timer threw ")
                .endsWith("Repeat exactly this: @ExploredTest(replay = \"" + error.replay() + "\")");
        assertThat(error.replay()).matches("\\d+: (THROTTLING|SERVER_ERRORS|LOST_REPLY)@PT\\S+#\\d+");
    }

    @Test
    void testThatRestsOnOnePolicy_isFoundByThatAlone() {
        ExplorationError error = failure(Exploration.of(ecs -> {
                    ecs.createCluster("media").createService("transcoder", 1);
                    ecs.clock().advance(Duration.ofHours(1));
                    assertThat(ecs.policies().has(BlockedRenewal.ALLOWED)).isFalse();
                })
                .seeds(500));

        assertThat(error)
                .hasMessageContaining(" of 500 fails; 1 policy is enough:\n  BlockedRenewal.ALLOWED (U2)\n\n")
                .hasMessageEndingWith(": BlockedRenewal.ALLOWED\")");
    }

    @Test
    void testThatRestsOnTheOrderOfATie_isFoundByThatAlone() {
        ExplorationError error = failure(Exploration.of(ecs -> {
                    List<String> first = new ArrayList<>();
                    Containers.in(ecs.createCluster("media").createService("transcoder", 3))
                            .run(container -> {
                                container.sleeper().sleep(Duration.ofMinutes(10));
                                first.add(container.taskArn());
                            });
                    List<String> tasks = ecs.cluster("media").tasks().stream()
                            .map(SimulatedTask::arn)
                            .toList();
                    ecs.clock().advance(Duration.ofMinutes(10));
                    assertThat(first).startsWith(tasks.get(0));
                })
                .menus(Menu.TIES, Menu.POLICIES));

        assertThat(error).hasMessageContaining(" of 100 fails; TIES is enough:\n  TIES\n\n");
        assertThat(error.replay()).matches("\\d+: TIES");
    }

    @Test
    void replayOfAFailure_livesThroughTheSame() {
        Exploration exploration = Fleet.of(Fleet.Mortal::new);
        ExplorationError found = failure(exploration);

        ExplorationError again = failure(exploration.replay(found.replay()));

        assertThat(again.ecs().journal()).isEqualTo(found.ecs().journal());
        assertThat(again.replay()).isEqualTo(found.replay());
        assertThat(again).hasMessageStartingWith("The replay fails, with 1 hostile step:\n  +");
    }

    @Test
    void replayOfAFailure_whenTheWorkerIsMended_succeeds() throws Exception {
        String replay = failure(Fleet.of(Fleet.Mortal::new)).replay();

        ExplorationResult result = Fleet.of(Worker::new).replay(replay).run();

        assertThat(result.seeds()).isEqualTo(1);
        assertThat(result.neverTried()).isEmpty();
    }

    @Test
    void failure_worldAndSteps_areInItsRecording() {
        EcsSimulator failed = failure(Fleet.of(Fleet.Careless::new).seeds(500)).ecs();

        assertThat(failed.recording().replay().journal()).isEqualTo(failed.journal());
    }

    @Test
    void worlds_ofEveryMenu_areLivedThroughAgainFromTheirRecordings() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> {
                    Fleet.work(ecs, Worker::new);
                    assertThat(ecs.recording().replay().journal()).isEqualTo(ecs.journal());
                })
                .menus(Menu.values())
                .invariants()
                .seeds(60)
                .run();

        assertThat(result.neverTried()).containsExactly(Menu.AGENT, Menu.HANGING_AGENT);
    }

    @Test
    void testThatFailsWithoutHostility_isToldSo() {
        ExplorationError error = failure(Exploration.of(ecs -> {
            ecs.createCluster("media");
            throw new IllegalStateException("no disk");
        }));

        assertThat(error)
                .hasMessageStartingWith(
                        "The test fails without any hostile step.\n\njava.lang.IllegalStateException: no disk\n")
                .hasMessageContaining("cluster media was created")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void testWithoutEnd_isToldToFailWithoutHostility() {
        ExplorationError error = failure(Exploration.of(ExplorationTest::callAgain));

        assertThat(error)
                .hasMessageStartingWith("The test fails without any hostile step.\n\njava.lang.StackOverflowError\n")
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @SuppressWarnings("InfiniteRecursion") // that is the mistake of the test
    private static void callAgain(EcsSimulator ecs) {
        callAgain(ecs);
    }

    @Test
    void assumption_thatDoesNotHold_abortsACalmTestAndPassesOverASeed() throws Exception {
        Exploration never = Exploration.of(ecs -> assumeTrue(false));
        Exploration calmOnly = Exploration.of(ecs -> assumeTrue(ecs.policies().equals(Policies.defaults())));

        assertThatThrownBy(never::run).isInstanceOf(TestAbortedException.class);
        assertThat(calmOnly.run().seeds()).isEqualTo(100);
    }

    @Test
    void testThatIsNotTheSameEachTime_isToldSo() {
        AtomicInteger runs = new AtomicInteger();
        Exploration exploration =
                Exploration.of(ecs -> assertThat(runs.incrementAndGet()).isNotEqualTo(4));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(exploration::run)
                .withMessageStartingWith(
                        "Seed 3 failed, and passed when it was run again, so the test is not the same");
    }

    @Test
    void testThatFailsWithOneSeedAlone_isToldSoAndHowToRepeatIt() {
        Exploration exploration =
                Exploration.of(ecs -> assertThat(ecs.seed()).as("the seed").isNotEqualTo(7));

        ExplorationError error = failure(exploration);

        assertThat(error)
                .hasMessageStartingWith("Seed 7 of 100 fails without any hostile step.\n\n[the seed] ")
                .hasMessageEndingWith("\n\nRepeat exactly this: @ExploredTest(replay = \"7:\")");
        assertThat(failure(exploration.replay(error.replay())))
                .hasMessageStartingWith("The replay fails, with 0 hostile steps.\n\n[the seed] ")
                .hasMessageEndingWith("\n\nRepeat exactly this: @ExploredTest(replay = \"7:\")");
    }

    /** As JUnit interrupts a test at its limit: once, whatever the test does at that moment. */
    @ParameterizedTest
    @CsvSource({"true, 4", "false, 4", "true, 1", "false, 1"})
    void interruptFromOutside_endsIt(boolean isSeenByTheTest, int run) {
        AtomicInteger runs = new AtomicInteger();
        Exploration exploration = Exploration.of(ecs -> interruptIf(runs.incrementAndGet() == run, isSeenByTheTest));

        assertThat(interrupt(exploration)).endsWith(run == 1 ? ", before seed 1 of 100." : ", at seed 3 of 100.");
        assertThat(runs).hasValue(run + 1);
    }

    @ParameterizedTest
    @CsvSource({"true, 1, before", "false, 1, before", "true, 2, in", "false, 2, in"})
    void interruptFromOutside_endsAReplay(boolean isSeenByTheTest, int run, String place) {
        AtomicInteger runs = new AtomicInteger();
        Exploration exploration = Exploration.of(ecs -> interruptIf(runs.incrementAndGet() == run, isSeenByTheTest));

        assertThat(interrupt(exploration.replay("7:"))).endsWith(", " + place + " the replay.");
        assertThat(runs).hasValue(run + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptFromOutside_inWhicheverRunOfASeedThatFails_endsIt(boolean isSeenByTheTest) {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Exploration exploration = Exploration.of(ecs -> {
                    interruptIf(runs.incrementAndGet() == interrupted.get(), isSeenByTheTest);
                    requireNoDeployment(ecs);
                })
                .menus(Menu.DEPLOYMENT);
        ExplorationError error = failure(exploration);
        int all = runs.getAndSet(0);

        Set<String> places = new LinkedHashSet<>();
        while (interrupted.incrementAndGet() <= all) {
            String message = interrupt(exploration);
            places.add(message.substring(message.lastIndexOf(',')));
            assertThat(runs.getAndSet(0)).isEqualTo(interrupted.get() + 1);
        }

        assertThat(error).hasMessageStartingWith("Seed 1 of 100 fails; 1 of ");
        assertThat(places)
                .containsExactly(", before seed 1 of 100.", ", at seed 1 of 100.", ", while seed 1 of 100 was shrunk.");
    }

    /** ECS takes five deployments of one service at a time, and each waits for protected tasks. */
    @Test
    void deploymentOfTheTest_isNotRefusedForThoseOfTheExploration() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> {
                    SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
                    Containers.in(service).run(ExplorationTest::protectItselfForLong);
                    ecs.clock().advance(Duration.ofHours(5));
                    service.deploy();
                    service.deploy();
                    ecs.clock().advance(Duration.ofHours(1));
                })
                .menus(Menu.DEPLOYMENT)
                .invariants()
                .seeds(30)
                .run();

        assertThat(result.tried(Menu.DEPLOYMENT)).isGreaterThan(result.seeds());
    }

    private static void protectItselfForLong(Container container) throws InterruptedException {
        container
                .ecsClient()
                .updateTaskProtection(r -> r.cluster("media")
                        .tasks(container.taskArn())
                        .protectionEnabled(true)
                        .expiresInMinutes(2880));
        container.sleeper().sleep(Duration.ofDays(2));
    }

    private static String interrupt(Exploration exploration) {
        InterruptedException interrupt = catchThrowableOfType(InterruptedException.class, exploration::run);
        assertThat(interrupt)
                .hasMessageStartingWith("The exploration was interrupted from outside, as at the limit of a test, ");
        assertThat(Thread.interrupted()).isFalse();
        return interrupt.getMessage();
    }

    private static void interruptIf(boolean isNow, boolean isSeenByTheTest) throws InterruptedException {
        if (isNow) {
            Thread.currentThread().interrupt();
            throwIf(isSeenByTheTest && Thread.interrupted());
        }
    }

    private static void requireNoDeployment(EcsSimulator ecs) {
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        ecs.clock().advance(Duration.ofHours(1));
        assertThat(task.isRunning()).isTrue();
    }

    private static void throwIf(boolean interrupted) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException("sleep interrupted");
        }
    }

    @Test
    void interruptOfTheTestItself_isLeftToNoOtherSeed() throws Exception {
        Exploration exploration = Exploration.of(ecs -> {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            Thread.currentThread().interrupt();
        });

        assertThat(exploration.seeds(5).run().seeds()).isEqualTo(5);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptOfATestThatFailsUnderHostilityAlone_isLeftToNoOtherRun() {
        ExplorationError error = failure(Exploration.of(ecs -> {
                    throwIf(Thread.interrupted()); // as whatever waits does
                    Thread.currentThread().interrupt();
                    requireNoDeployment(ecs);
                })
                .menus(Menu.DEPLOYMENT));

        assertThat(error).hasMessageStartingWith("Seed 1 of 100 fails; 1 of ").hasCauseInstanceOf(AssertionError.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptOfATestThatFailsWithoutHostility_isLeftToNobody() {
        ExplorationError error = failure(Exploration.of(ecs -> {
            Thread.currentThread().interrupt();
            throw new InterruptedException("each time");
        }));

        assertThat(error)
                .hasMessageStartingWith("The test fails without any hostile step.")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptedExceptionOfTheTestItself_isAFailureLikeAnyOther() {
        ExplorationError error = failure(Exploration.of(ecs -> throwIf(ecs.seed() > 1)));

        assertThat(error)
                .hasMessageStartingWith("Seed 2 of 100 fails without any hostile step.")
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void shards_together_runEachSeedOnce(int count) throws Exception {
        List<Long> seeds = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            List<Long> ofShard = new ArrayList<>();
            Exploration.of(ecs -> ofShard.add(ecs.seed()))
                    .seeds(20)
                    .shard(index, count)
                    .run();
            seeds.addAll(ofShard.subList(1, ofShard.size())); // the first world is the calm one
        }

        assertThat(seeds)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void menus_narrowed_areTheOnlyOnesDrawnFrom() throws Exception {
        ExplorationResult result = Fleet.of(Worker::new)
                .menus(Menu.VICTIMS, Menu.DEPLOYMENT)
                .seeds(20)
                .run();

        assertThat(Menu.values())
                .filteredOn(menu -> result.tried(menu) + result.foundNothing(menu) > 0)
                .containsExactly(Menu.DEPLOYMENT, Menu.VICTIMS);
        assertThat(result.neverTried()).isEmpty();
    }

    @Test
    void policies_thatTheTestHasSet_areNotDrawn() throws Exception {
        ExplorationResult result = Exploration.of(ecs ->
                        assertThat(ecs.policies().has(BlockedRenewal.ALLOWED)).isTrue())
                .in(builder -> builder.policy(BlockedRenewal.ALLOWED))
                .menus(Menu.POLICIES)
                .run();

        assertThat(result.policies())
                .hasSizeGreaterThan(30)
                .extracting(Policy::getClass)
                .doesNotContain(BlockedRenewal.class);
    }

    @Test
    void policy_thatTheTestHasSetToItsDefault_isNotDrawnEither() throws Exception {
        ExplorationResult result = Exploration.of(ecs -> {})
                .in(builder -> builder.policy(BlockedRenewal.BY_DEPLOYMENT))
                .menus(Menu.POLICIES)
                .run();

        assertThat(result.policies())
                .hasSizeGreaterThan(30)
                .extracting(Policy::getClass)
                .doesNotContain(BlockedRenewal.class);
    }

    @Test
    void testThatMovesNoTime_meetsPoliciesOnly() throws Exception {
        ExplorationResult result =
                Exploration.of(ecs -> ecs.createCluster("media")).seeds(30).run();

        assertThat(result.tried(Menu.POLICIES)).isPositive();
        assertThat(result.neverTried()).contains(Menu.SCALING, Menu.DEPLOYMENT, Menu.LOST_REPLY);
    }

    @Test
    void argument_thatMeansNothing_isRefused() {
        Exploration exploration = Exploration.of(ecs -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> exploration.seeds(0))
                .withMessage("An exploration has 1 seed or more, but count was 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(exploration::menus)
                .withMessage("There is nothing to explore without any menu.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exploration.shard(9, 8))
                .withMessage("A shard is one of 1 to count, but index was 9 of 8.");
    }

    private static ExplorationError failure(Exploration exploration) {
        ExplorationError error = catchThrowableOfType(ExplorationError.class, exploration::run);
        assertThat(error).as("the failure of the exploration").isNotNull();
        return error;
    }
}
