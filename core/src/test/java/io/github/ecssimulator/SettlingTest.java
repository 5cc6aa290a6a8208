package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time waits for the threads of the code under test, so that each call comes at its own instant. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlingTest {
    private static final int RUNS = Integer.getInteger("ecs.simulator.runs", 20);
    private static final int BEATS = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();

    @AfterEach
    void endPools() {
        pools.forEach(ExecutorService::shutdownNow);
    }

    /** The ways in which production code hands a heartbeat to threads of its own. */
    enum HandOver {
        SINGLE_THREAD {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                ExecutorService own = test.pool(Executors.newSingleThreadExecutor());
                return () -> own.execute(beat);
            }
        },
        CACHED_POOL {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                ExecutorService own = test.pool(Executors.newCachedThreadPool());
                return () -> own.execute(beat);
            }
        },
        CHAIN_OF_FUTURES {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                ExecutorService own = test.pool(Executors.newFixedThreadPool(3));
                return () -> {
                    CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {}, own)
                            .thenRunAsync(() -> {}, own)
                            .thenApplyAsync(nothing -> "protect", own)
                            .thenAcceptAsync(what -> beat.run(), own);
                };
            }
        },
        COMMON_POOL {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                return () -> {
                    CompletableFuture<Void> unused =
                            CompletableFuture.runAsync(() -> {}).thenRunAsync(beat);
                };
            }
        },
        NEW_THREAD {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                return () -> new Thread(() -> new Thread(beat, "second").start(), "first").start();
            }
        },
        VIRTUAL_THREADS { // Java 21 has them
            @Override
            boolean isKnownToThisJvm() {
                return Stream.of(Executors.class.getMethods())
                        .anyMatch(method -> method.getName().equals("newVirtualThreadPerTaskExecutor"));
            }

            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                ExecutorService own = test.pool(virtualThreads());
                return () -> own.execute(() -> own.execute(beat));
            }

            private static ExecutorService virtualThreads() {
                try {
                    return (ExecutorService) Executors.class
                            .getMethod("newVirtualThreadPerTaskExecutor")
                            .invoke(null);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("no virtual threads", e);
                }
            }
        },
        OTHER_POOL_AND_BACK {
            @Override
            Runnable of(Runnable beat, SettlingTest test) {
                ExecutorService one = test.pool(Executors.newSingleThreadExecutor());
                ExecutorService other = test.pool(Executors.newSingleThreadExecutor());
                return () -> one.execute(() -> other.execute(() -> one.execute(beat)));
            }
        };

        abstract Runnable of(Runnable beat, SettlingTest test);

        boolean isKnownToThisJvm() {
            return true;
        }

        static List<HandOver> all() {
            return Stream.of(values()).filter(HandOver::isKnownToThisJvm).toList();
        }
    }

    private static List<HandOver> handOvers() {
        return HandOver.all();
    }

    @ParameterizedTest
    @MethodSource("handOvers")
    void advance_heartbeatOnThreadsOfItsOwn_callsAtItsInstants(HandOver handOver) {
        for (int run = 0; run < RUNS; run++) {
            assertThat(instantsOfHeartbeats(handOver)).as("run %d", run).isEqualTo(everyMinute());
            endPools();
        }
    }

    @ParameterizedTest
    @MethodSource("handOvers")
    void advance_oneCallbackWakesOneChain_givesOneJournal(HandOver handOver) {
        List<String> journals = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            TestWorld world = TestWorld.with();
            for (int task = 0; task < 3; task++) {
                SimulatedTask own = world.task(task);
                world.clock().runEvery(MINUTE, "heartbeat " + task, handOver.of(() -> world.protect(3, own), this));
            }
            world.clock().advance(MINUTE.multipliedBy(5));
            journals.add(world.ecs().journal().timeline());
        }

        assertThat(journals).containsOnly(journals.get(0));
    }

    @Test
    void advance_busyThreadsOfNobody_doNotDelayTheCalls() {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> hogs = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                }))
                .toList();
        hogs.forEach(Thread::start);
        try {
            for (int run = 0; run < RUNS / 5; run++) {
                assertThat(instantsOfHeartbeats(HandOver.OTHER_POOL_AND_BACK))
                        .as("run %d", run)
                        .isEqualTo(everyMinute());
            }
        } finally {
            over.set(true);
        }
    }

    @Test
    void advance_worldsInParallel_callAtTheirOwnInstants() {
        ExecutorService tests = pool(Executors.newFixedThreadPool(4));
        List<CompletableFuture<List<Instant>>> runs = IntStream.range(0, 40)
                .mapToObj(run -> CompletableFuture.supplyAsync(
                        () -> instantsOfHeartbeats(HandOver.all().get(run % 6)), tests))
                .toList();

        assertThat(runs).extracting(CompletableFuture::join).containsOnly(everyMinute());
    }

    private List<Instant> instantsOfHeartbeats(HandOver handOver) {
        TestWorld world = TestWorld.with();
        world.clock().runEvery(MINUTE, "heartbeat", handOver.of(() -> world.protect(3, world.task(0)), this));
        world.clock().advance(MINUTE.multipliedBy(BEATS));
        return instantsOfCalls(world);
    }

    @Test
    void advance_workHandedOverBefore_countsFirst() {
        TestWorld world = TestWorld.with();
        ExecutorService own = pool(Executors.newSingleThreadExecutor());

        own.execute(() -> world.protect(60, world.task(0)));
        world.clock().advance(MINUTE.multipliedBy(30));

        assertThat(instantsOfCalls(world)).containsExactly(START);
    }

    @Test
    void advanceUntil_conditionMetByAnotherThread_seesItAtItsInstant() {
        TestWorld world = TestWorld.with();
        ExecutorService own = pool(Executors.newSingleThreadExecutor());
        world.clock()
                .runEvery(
                        MINUTE,
                        "work",
                        () -> own.execute(() -> {
                            if (world.clock().instant().equals(START.plus(MINUTE.multipliedBy(7)))) {
                                world.protect(60, world.task(1));
                            }
                        }));

        world.clock().advanceUntil(() -> world.task(1).isProtected(), Duration.ofHours(1));

        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE.multipliedBy(7)));
    }

    @Test
    void runDue_workHandedOver_isDoneWhenItReturns() {
        TestWorld world = TestWorld.with();
        ExecutorService own = pool(Executors.newSingleThreadExecutor());

        for (int round = 1; round <= RUNS; round++) {
            own.execute(() -> world.protect(60, world.task(0)));
            world.clock().runDue();
            assertThat(instantsOfCalls(world)).hasSize(round);
        }
    }

    @Test
    void subscriberAndStopHandler_thatHandOver_actBeforeTimeMovesOn() {
        for (int run = 0; run < RUNS; run++) {
            TestWorld world = TestWorld.with();
            ExecutorService own = pool(Executors.newSingleThreadExecutor());
            String other = world.task(2).arn();
            world.ecs().onEvent(event -> own.execute(() -> world.get(other)));
            world.task(0).onStop(notice -> own.execute(() -> notice.exit(0)));
            world.protect(5, world.task(0));
            world.transcoder().scaleTo(2);
            world.task(1).stop();
            world.transcoder().scaleTo(0);

            world.clock().advance(Duration.ofHours(1));

            Instant end = START.plus(MINUTE.multipliedBy(5));
            assertThat(world.ecs().journal().entries())
                    .filteredOn(entry -> entry.event() instanceof CallEvent.Accepted)
                    .extracting(JournalEntry::at)
                    .allMatch(at -> at.equals(START) || at.equals(end));
            endPools();
        }
    }

    @Test
    void advance_threadThatNeverRests_failsAndNamesIt() {
        TestWorld world = new TestWorld(
                EcsSimulator.builder().settling(Settling.defaults().within(Duration.ofMillis(50))));
        AtomicBoolean over = new AtomicBoolean();
        Thread loop = new Thread(
                () -> {
                    while (!over.get()) {
                        world.get(world.task(0).arn());
                    }
                },
                "endless poll");
        loop.start();

        assertThatThrownBy(() -> world.clock().advance(MINUTE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the thread \"endless poll\"")
                .hasMessageContaining("within PT0.05S")
                .hasMessageContaining("Settling.ignoringThreads")
                .cause()
                .satisfies(place -> assertThat(place.getStackTrace()).isNotEmpty());
        over.set(true);
    }

    @Test
    void advance_threadThatSleepsInRealTime_failsAndNamesTheWayOut() throws InterruptedException {
        TestWorld world = new TestWorld(
                EcsSimulator.builder().settling(Settling.defaults().within(Duration.ofMillis(50))));
        CountDownLatch called = new CountDownLatch(1);
        Thread worker = new Thread(
                () -> {
                    world.get(world.task(0).arn());
                    called.countDown();
                    sleepForLong();
                },
                "worker");
        worker.start();
        called.await();

        assertThatThrownBy(() -> world.clock().advance(MINUTE))
                .hasMessageContaining("the thread \"worker\" (TIMED_WAITING; it called the simulator)")
                .hasMessageContaining("clock.sleep");
        worker.interrupt();
    }

    @Test
    void advance_threadThatIsIgnored_isNotWaitedFor() {
        TestWorld world = new TestWorld(EcsSimulator.builder()
                .settling(Settling.defaults()
                        .ignoringThreads(thread -> thread.getName().equals("noise"))));
        AtomicBoolean over = new AtomicBoolean();
        Thread noise = new Thread(
                () -> {
                    while (!over.get()) {
                        world.get(world.task(0).arn());
                    }
                },
                "noise");
        noise.start();

        world.clock().advance(MINUTE);

        over.set(true);
        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void advance_settlingOff_waitsForNobody() throws InterruptedException {
        TestWorld world = new TestWorld(EcsSimulator.builder().settling(Settling.off()));
        CountDownLatch mayGo = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        new Thread(() -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    done.countDown();
                })
                .start();

        world.clock().advance(MINUTE);

        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE));
        over.set(true);
        mayGo.countDown();
        done.await();
    }

    @Test
    void callOfAWorker_whileAnotherWorks_waitsForNobody() {
        Instant[] there = {START};
        TestWorld world = new TestWorld(EcsSimulator.builder()
                .settling(Settling.defaults().within(Duration.ofMillis(50)))
                .followClock(HandMovedClock.at(() -> there[0])));
        world.ecs().onEvent(event -> {});
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch works = new CountDownLatch(1);
        new Thread(() -> {
                    world.get(world.task(0).arn());
                    works.countDown();
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                })
                .start();

        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> {
                    awaitQuietly(works);
                    there[0] = START.plus(MINUTE); // so that this call has to catch up
                    world.task(0).stop(); // and tells the subscriber
                    world.clock().runDue();
                },
                pool(Executors.newSingleThreadExecutor()));

        assertThat(other).succeedsWithin(Duration.ofSeconds(60));
        over.set(true);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @RepeatedTest(3)
    void sleep_woken_isWaitedForBeforeTheWorldGoesOn() throws InterruptedException {
        TestWorld world = TestWorld.with();
        List<SimulatedTask> tasks = world.media().createService("many", 100).tasks();
        List<Instant> beats = new CopyOnWriteArrayList<>();
        Thread heartbeat = new Thread(() -> beat(world, beats), "heartbeat");
        heartbeat.start();
        world.clock().settle();
        world.clock().advance(Duration.ofSeconds(1));
        for (int minute = 1; minute <= 100; minute++) {
            world.protect(minute, tasks.get(minute - 1)); // so that one expires a second after each beat
        }

        world.clock().advance(Duration.ofMinutes(100));
        heartbeat.interrupt();
        heartbeat.join();

        assertThat(beats)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 100)
                        .mapToObj(minute -> START.plus(Duration.ofMinutes(minute)))
                        .toList());
    }

    @RepeatedTest(20)
    void sleep_interrupted_isOverBeforeTimeMovesOn() throws InterruptedException {
        TestWorld world = TestWorld.with();
        List<Instant> beats = new CopyOnWriteArrayList<>();
        Thread heartbeat = new Thread(() -> beat(world, beats), "heartbeat");
        heartbeat.start();
        world.clock().settle();

        heartbeat.interrupt();
        world.clock().advance(MINUTE);
        heartbeat.join();

        assertThat(beats).containsExactly(START);
    }

    private static void beat(TestWorld world, List<Instant> beats) {
        try {
            while (true) {
                beats.add(world.clock().instant());
                world.get(world.task(1).id());
                world.clock().sleep(MINUTE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sleep_ofSeveralThreads_wakesEachAtItsInstant() {
        TestWorld world = TestWorld.with();
        List<String> log = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            int own = number;
            new Thread(() -> sleepAndLog(world, Duration.ofSeconds(10L * own), "worker " + own, log)).start();
        }

        world.clock().runAfter(Duration.ofSeconds(5), "nothing", () -> {});
        world.clock().advance(MINUTE);

        assertThat(log)
                .containsExactlyInAnyOrder(Stream.of(1, 2, 3, 4, 5)
                        .map(number -> "worker " + number + " at " + START.plusSeconds(10L * number))
                        .toArray(String[]::new));
        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void advance_inAReactionOfAnotherThread_sleepsWithinTheAdvanceOfTheTest() {
        TestWorld world = TestWorld.with();
        ExecutorService own = pool(Executors.newSingleThreadExecutor());
        List<Instant> awake = new ArrayList<>();
        world.clock()
                .runEvery(
                        MINUTE,
                        "retry",
                        () -> own.execute(() -> {
                            world.clock().advance(Duration.ofSeconds(7));
                            awake.add(world.clock().instant());
                        }));

        world.clock().advance(MINUTE.multipliedBy(3));

        assertThat(awake).containsExactly(START.plusSeconds(67), START.plusSeconds(127));
        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE.multipliedBy(3)));
    }

    @RepeatedTest(20)
    void advance_twoThreads_durationsAddUp() {
        TestWorld world = TestWorld.with();
        List<CompletableFuture<Void>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            for (int round = 0; round < 2000; round++) {
                                world.clock().advance(MINUTE);
                            }
                        },
                        pool(Executors.newSingleThreadExecutor())))
                .toList();

        both.forEach(CompletableFuture::join);

        assertThat(world.clock().instant()).isEqualTo(START.plus(MINUTE.multipliedBy(4000)));
    }

    private ExecutorService pool(ExecutorService pool) {
        pools.add(pool);
        return pool;
    }

    private static void sleepAndLog(TestWorld world, Duration duration, String name, List<String> log) {
        try {
            world.clock().sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (log) {
            log.add(name + " at " + world.clock().instant());
        }
    }

    private static void sleepForLong() {
        try {
            TimeUnit.HOURS.sleep(1); // what this test is about: a thread that waits in real time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Instant> everyMinute() {
        return IntStream.rangeClosed(1, BEATS)
                .mapToObj(beat -> START.plus(MINUTE.multipliedBy(beat)))
                .toList();
    }

    private static List<Instant> instantsOfCalls(TestWorld world) {
        return world.ecs().journal().entries().stream()
                .filter(entry -> entry.event() instanceof CallEvent.Accepted)
                .map(JournalEntry::at)
                .toList();
    }
}
