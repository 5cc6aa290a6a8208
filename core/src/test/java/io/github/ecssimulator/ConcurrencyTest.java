package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One lock, callbacks without it, and code under test may come from any thread. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a deadlock shall fail, not hang
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final TestWorld world = TestWorld.with();
    private final SimulatedClock clock = world.clock();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void callback_thatWaitsForACallOfAnotherThread_doesNotDeadlock() {
        List<ProtectedTask> answers = new ArrayList<>();
        clock.runAfter(
                MINUTE,
                "callback",
                () -> answers.addAll(
                        inAnotherThread(() -> world.protect(60, world.task(0))).protectedTasks()));

        clock.advance(MINUTE);

        assertThat(answers)
                .containsExactly(
                        new ProtectedTask(world.task(0).arn(), true, START.plus(MINUTE.plus(Duration.ofHours(1)))));
    }

    @Test
    void callback_thatWaitsForAnAdvanceOfAnotherThread_doesNotDeadlock() {
        clock.runAfter(
                MINUTE,
                "callback",
                () -> inAnotherThread(() -> {
                    clock.advance(MINUTE);
                    return "advanced";
                }));

        clock.advance(MINUTE);

        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE.multipliedBy(2)));
    }

    @Test
    void callback_ofACall_mayCallAgain() {
        clock.runAt(START, "due", () -> world.protect(60, world.task(0)));

        world.get();

        assertThat(world.task(0).isProtected()).isTrue();
    }

    @Test
    void delayedReply_doesNotHoldTheLock() {
        world.ecs().inject(Fault.delay("GetTaskProtection", MINUTE));
        clock.runAfter(
                Duration.ofSeconds(30), "meanwhile", () -> inAnotherThread(() -> world.protect(60, world.task(0))));

        world.get();

        assertThat(world.task(0).isProtected()).isTrue();
    }

    @Test
    void advances_thatOverlapInTwoThreads_leaveTheClockUsable() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch secondRuns = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        CountDownLatch secondMayEnd = new CountDownLatch(1);
        clock.runAfter(MINUTE, "first", () -> passBetween(firstRuns, firstMayEnd));
        clock.runAfter(MINUTE.multipliedBy(2), "second", () -> passBetween(secondRuns, secondMayEnd));

        Future<?> first = threads.submit(() -> clock.advance(MINUTE));
        firstRuns.await();
        Future<?> second = threads.submit(() -> clock.advance(MINUTE));
        secondRuns.await();
        firstMayEnd.countDown();
        first.get();
        secondMayEnd.countDown();
        second.get();

        List<String> log = new ArrayList<>();
        clock.runAt(START, "due", () -> log.add("ran"));
        world.get();
        assertThat(log).as("work that is due at a call").containsExactly("ran");
    }

    @Test
    void calls_ofManyThreads_allCount() throws Exception {
        int rounds = 200;
        world.transcoder().scaleTo(THREADS);
        List<SimulatedTask> tasks = world.transcoder().tasks();

        inAllThreads(number -> {
            SimulatedTask own = tasks.get(number);
            for (int round = 1; round <= rounds; round++) {
                assertThat(world.protect(round, own).protectedTasks()).hasSize(1);
                assertThat(own.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(round)));
                assertThat(world.clear(own).protectedTasks()).hasSize(1);
                assertThat(own.isProtected()).isFalse();
            }
        });

        assertThat(world.ecs().journal().events(CallEvent.Accepted.class)).hasSize(THREADS * rounds * 2);
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionSet.class)).hasSize(THREADS * rounds);
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionCleared.class))
                .hasSize(THREADS * rounds);
        assertThat(world.ecs().journal().events(CallEvent.Accepted.class).map(CallEvent.Accepted::requestId))
                .doesNotHaveDuplicates();
    }

    @Test
    void calls_ofManyThreadsOnOneTask_happenOneAfterAnother() throws Exception {
        SimulatedTask task = world.task(0);

        inAllThreads(number -> {
            for (int round = 0; round < 100; round++) {
                world.protect(60, task);
                world.clear(task);
            }
        });

        long sets = world.ecs().journal().events(TaskEvent.ProtectionSet.class).count();
        long renewals = world.ecs()
                .journal()
                .events(TaskEvent.ProtectionSet.class)
                .filter(set -> set.before() != null)
                .count();
        assertThat(sets).isEqualTo(THREADS * 100L);
        assertThat(world.ecs().journal().events(TaskEvent.ProtectionCleared.class))
                .as("each protection that was not renewed was cleared")
                .hasSize((int) (sets - renewals));
        assertThat(clock.nextEventAt()).as("expiries left").isEmpty();
    }

    @Test
    void callsAndAdvances_ofManyThreads_keepTheJournalInOrder() throws Exception {
        world.transcoder().scaleTo(THREADS);
        List<SimulatedTask> tasks = world.transcoder().tasks();

        inAllThreads(number -> {
            for (int round = 0; round < 100; round++) {
                if (number == 0) {
                    clock.advance(MINUTE);
                } else {
                    world.protect(1 + round % 3, tasks.get(number));
                }
            }
        });

        List<JournalEntry> entries = world.ecs().journal().entries();
        assertThat(entries).extracting(JournalEntry::at).isSorted();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).sequence()).isEqualTo(i + 1L);
        }
        clock.advance(Duration.ofMinutes(3));
        assertThat(world.transcoder().protectedTasks()).isEmpty();
    }

    @Test
    void scaling_ofManyThreads_endsAtTheLastDesiredCount() throws Exception {
        inAllThreads(number -> {
            for (int round = 0; round < 50; round++) {
                world.transcoder().scaleTo((number + round) % 5);
            }
        });

        assertThat(world.transcoder().runningCount())
                .isEqualTo(world.transcoder().desiredCount());
    }

    @Test
    void simulators_ofManyThreads_doNotMeet() throws Exception {
        String alone = storyOfOwnWorld();
        List<Future<String>> stories = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            stories.add(threads.submit(ConcurrencyTest::storyOfOwnWorld));
        }

        for (Future<String> story : stories) {
            assertThat(story.get()).isEqualTo(alone);
        }
    }

    private static String storyOfOwnWorld() {
        TestWorld own = TestWorld.with();
        own.protect(60, own.task(0));
        own.transcoder().scaleTo(0);
        own.clock().advance(Duration.ofHours(1));
        own.ecs().api().execute(new GetTaskProtection.Request("media", null));
        return own.ecs().journal().entries().toString();
    }

    private interface Work {
        void run(int number) throws Exception;
    }

    private void inAllThreads(Work work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            all.add(threads.submit(() -> {
                go.await();
                work.run(number);
                return null;
            }));
        }
        go.countDown();
        for (Future<?> each : all) {
            each.get();
        }
    }

    private <T> T inAnotherThread(Callable<T> work) {
        try {
            return threads.submit(work).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void passBetween(CountDownLatch arrived, CountDownLatch mayGo) {
        arrived.countDown();
        try {
            mayGo.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
