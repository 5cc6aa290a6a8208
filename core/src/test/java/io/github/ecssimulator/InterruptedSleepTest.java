package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends a sleep at the instant at which it comes, whoever moves the time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedSleepTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Instant THEN = START.plus(TEN_MINUTES);
    private static final int RUNS = 5;

    private TestWorld world = TestWorld.with();
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** The ways in which production code waits until it is interrupted. */
    enum Wait {
        SIMULATED_SLEEP {
            @Override
            void begin(SimulatedClock clock) throws InterruptedException {
                clock.sleep(HOUR.multipliedBy(2));
            }
        },
        PARK {
            @Override
            void begin(SimulatedClock clock) {
                while (!Thread.interrupted()) { // it may return without a reason
                    LockSupport.parkNanos(HOUR.toNanos());
                }
            }
        },
        MONITOR {
            @Override
            synchronized void begin(SimulatedClock clock) throws InterruptedException {
                while (true) {
                    wait(HOUR.toMillis());
                }
            }
        },
        CONDITION {
            @Override
            void begin(SimulatedClock clock) throws InterruptedException {
                ReentrantLock lock = new ReentrantLock();
                lock.lock();
                try {
                    while (true) {
                        lock.newCondition().await();
                    }
                } finally {
                    lock.unlock();
                }
            }
        },
        QUEUE {
            @Override
            void begin(SimulatedClock clock) throws InterruptedException {
                new LinkedBlockingQueue<>().poll(1, TimeUnit.HOURS);
            }
        },
        REAL_SLEEP {
            @Override
            void begin(SimulatedClock clock) throws InterruptedException {
                TimeUnit.HOURS.sleep(1); // of a thread that has not called yet
            }
        };

        abstract void begin(SimulatedClock clock) throws InterruptedException;
    }

    private void waitAndCall(Wait wait) {
        try {
            wait.begin(world.clock());
        } catch (InterruptedException e) {
            told.add("interrupted");
        }
        world.get(world.task(0).arn());
        told.add("called at " + world.clock().instant());
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void interrupt_byACallback_letsTheThreadActAtThatInstant(Wait wait) throws InterruptedException {
        for (int run = 0; run < RUNS; run++) {
            world = TestWorld.with();
            told.clear();
            Thread worker = new Thread(() -> waitAndCall(wait), "worker");
            worker.start();
            world.clock().runAfter(TEN_MINUTES, "stop", worker::interrupt);

            world.clock().advance(HOUR);
            worker.join();

            assertThat(told).last().isEqualTo("called at " + THEN);
        }
    }

    @Test
    void interrupt_byCancellingAFuture_letsTheThreadActAtThatInstant() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<?> job = pool.submit(() -> waitAndCall(Wait.SIMULATED_SLEEP));
        world.clock().runAfter(TEN_MINUTES, "stop", () -> job.cancel(true));

        world.clock().advance(HOUR);

        assertThat(told).containsExactly("interrupted", "called at " + THEN);
        pool.shutdown();
    }

    @Test
    void interrupt_byShuttingDownAPool_letsItsThreadsActAtThatInstant() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.execute(() -> waitAndCall(Wait.SIMULATED_SLEEP));
        pool.execute(() -> waitAndCall(Wait.SIMULATED_SLEEP));
        world.clock().runAfter(TEN_MINUTES, "stop", pool::shutdownNow);

        world.clock().advance(HOUR);

        assertThat(told)
                .containsExactlyInAnyOrder("interrupted", "called at " + THEN, "interrupted", "called at " + THEN);
    }

    /** As when a test stops its worker and ends. */
    @RepeatedTest(RUNS)
    void interrupt_beforeTheSimulatorIsClosed_isWhatEndsTheSleep() throws InterruptedException {
        List<Throwable> ends = new CopyOnWriteArrayList<>();
        Thread worker =
                new Thread(() -> ends.add(catchThrowable(() -> world.clock().sleep(HOUR))), "worker");
        worker.start();
        world.clock().settle();

        worker.interrupt();
        world.ecs().close();
        worker.join();

        assertThat(ends).singleElement().isInstanceOf(InterruptedException.class);
    }

    @Test
    void interrupt_beforeTheSleep_isThrownAtOnce() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> world.clock().sleep(HOUR)).isInstanceOf(InterruptedException.class);

        assertThat(world.clock().instant()).isEqualTo(START);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interrupt_ofAThreadThatMovesTheTimeItself_endsItsSleepAtThatInstant() {
        world.clock().runAfter(TEN_MINUTES, "stop", Thread.currentThread()::interrupt);

        assertThatThrownBy(() -> world.clock().sleep(HOUR)).isInstanceOf(InterruptedException.class);

        assertThat(world.clock().instant()).isEqualTo(THEN);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Nobody moves the time, for the test waits for the worker; so the worker moves it. */
    @Test
    void interrupt_ofCodeThatMovesTheTimeItself_endsItsSleepAtThatInstant() throws InterruptedException {
        Thread worker = new Thread(() -> waitAndCall(Wait.SIMULATED_SLEEP), "worker");
        world.clock().runAfter(TEN_MINUTES, "stop", worker::interrupt);
        worker.start();
        worker.join();

        assertThat(told).containsExactly("interrupted", "called at " + THEN);
    }

    @RepeatedTest(RUNS)
    void interrupt_byAnotherThread_endsTheSleepOfTheOneThatMovesTheTime() throws InterruptedException {
        Thread worker = new Thread(() -> waitAndCall(Wait.SIMULATED_SLEEP), "worker");
        Thread other = new Thread(
                () -> {
                    sleepQuietly(TEN_MINUTES);
                    worker.interrupt();
                },
                "other");
        other.start();
        worker.start();
        worker.join();
        other.join();

        assertThat(told).containsExactly("interrupted", "called at " + THEN);
    }

    /** Both see at the same time that nobody moves the time; only one of them does. */
    @RepeatedTest(RUNS)
    void sleep_ofThreadsThatNobodyWakes_endsEachAtItsInstant() throws InterruptedException {
        List<Thread> workers = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Thread(() -> {
                    sleepQuietly(TEN_MINUTES.multipliedBy(number));
                    told.add(number + " at " + world.clock().instant());
                }))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(told)
                .containsExactly(
                        "1 at " + THEN,
                        "2 at " + THEN.plus(TEN_MINUTES),
                        "3 at " + THEN.plus(TEN_MINUTES).plus(TEN_MINUTES));
    }

    @Test
    void sleep_ofNoTime_doesNothing() throws InterruptedException {
        CountDownLatch slept = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            sleepQuietly(Duration.ZERO);
            sleepQuietly(Duration.ofMinutes(-1));
            slept.countDown();
        });
        worker.start();
        slept.await();

        assertThat(world.clock().instant()).isEqualTo(START);
    }

    /** A retry of production code that moves the time, in a thread that a callback woke, only sleeps; it cannot be interrupted. */
    @Test
    void interrupt_ofAnAdvanceThatOnlySleeps_isKeptForTheCodeBehindIt() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        List<Thread> worker = new CopyOnWriteArrayList<>();
        world.clock()
                .runAfter(
                        Duration.ofMinutes(1),
                        "retry",
                        () -> pool.execute(() -> {
                            worker.add(Thread.currentThread());
                            world.clock().advance(TEN_MINUTES);
                            told.add(Thread.interrupted() + " at "
                                    + world.clock().instant());
                        }));
        world.clock()
                .runAfter(Duration.ofMinutes(2), "stop", () -> worker.get(0).interrupt());

        world.clock().advance(HOUR);

        assertThat(told).containsExactly("true at " + THEN.plusSeconds(60));
        pool.shutdown();
    }

    private void sleepQuietly(Duration duration) {
        try {
            world.clock().sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
