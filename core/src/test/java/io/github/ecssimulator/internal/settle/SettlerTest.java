package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.model.Settling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rest is proven, not guessed; with what the kernel tells, and by nudges where it tells nothing. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlerTest {
    private static final int ROUNDS = 25 * Integer.getInteger("ecs.simulator.runs", 20);
    private static final Settling SHORT = Settling.defaults().within(Duration.ofMillis(50));

    private final List<ExecutorService> pools = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void endPools() {
        pools.forEach(ExecutorService::shutdownNow);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settle_workHandedToAnIdleThread_isDone(boolean kernelTells) {
        Settler settler = new Settler(Settling.defaults(), kernelTells);
        ExecutorService own = pool();

        for (int round = 1; round <= ROUNDS; round++) {
            own.execute(() -> {
                settler.called();
                done.incrementAndGet();
            });
            settler.settle(Company.NOBODY);
            assertThat(done).hasValue(round);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settle_threadsThatNeverCall_areWaitedForAsWell(boolean kernelTells) {
        Settler settler = new Settler(Settling.defaults(), kernelTells);
        ExecutorService first = pool();
        ExecutorService second = pool();

        for (int round = 1; round <= ROUNDS; round++) {
            first.execute(() -> second.execute(() -> first.execute(done::incrementAndGet)));
            settler.settle(Company.NOBODY);
            assertThat(done).hasValue(round);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settle_threadThatWaitsForTheOneThatSettles_doesNotHoldItUp(boolean kernelTells) throws InterruptedException {
        Settler settler = new Settler(SHORT, kernelTells);
        CountDownLatch started = new CountDownLatch(1);
        Object monitor = new Object();
        synchronized (monitor) {
            Thread blocked = new Thread(() -> {
                settler.called();
                started.countDown();
                synchronized (monitor) {
                    done.incrementAndGet();
                }
            });
            blocked.start();
            started.await();

            settler.settle(Company.NOBODY);

            assertThat(done).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settle_threadOlderThanTheWorldThatIsNamed_isWaitedFor(boolean kernelTells) {
        ExecutorService older = Executors.newSingleThreadExecutor(work -> new Thread(work, "older"));
        pools.add(older);
        older.execute(() -> {}); // starts the thread
        Settler settler = new Settler(
                Settling.defaults().watchingThreads(thread -> thread.getName().equals("older")), kernelTells);
        pool().execute(() -> {}); // so that there is something to look at

        for (int round = 1; round <= 50; round++) {
            older.execute(done::incrementAndGet);
            settler.settle(Company.NOBODY);
            assertThat(done).hasValue(round);
        }
    }

    @Test
    void settle_bornThreadThatNeverRests_isNamedWithItsOrigin() {
        Settler settler = new Settler(SHORT);
        AtomicBoolean over = new AtomicBoolean();
        startLoop("loop", over);

        assertThatThrownBy(() -> settler.settle(Company.NOBODY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the thread \"loop\" (RUNNABLE; ")
                .hasMessageContaining("has not come to rest within PT0.05S of real time");
        over.set(true);
    }

    @Test
    void settle_threadsThatWaitForEachOthersMonitors_areToldSo() {
        Settler settler = new Settler(SHORT);
        Object jobs = new Object();
        Object beats = new Object();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        takeBoth("worker", jobs, beats, bothHaveOne); // for as long as this JVM lives
        takeBoth("heartbeat", beats, jobs, bothHaveOne);

        assertThatThrownBy(() -> settler.settle(Company.NOBODY))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .contains("(BLOCKED; ", "\"worker\"", "\"heartbeat\"", "wait for each other's locks, for ever")
                .doesNotContain("real time", "Settling");
    }

    private static void takeBoth(String name, Object one, Object other, CountDownLatch bothHaveOne) {
        Thread thread = new Thread(
                () -> {
                    synchronized (one) {
                        bothHaveOne.countDown();
                        takeAsWell(other, bothHaveOne);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void takeAsWell(Object other, CountDownLatch bothHaveOne) {
        try {
            bothHaveOne.await();
            synchronized (other) {
                throw new AssertionError("never gets here");
            }
        } catch (InterruptedException e) {
            // nobody does that
        }
    }

    @Test
    void settle_threadThatMayBeAStrangers_isLeftOutAtTheLimit() throws InterruptedException {
        Settler settler = new Settler(SHORT);
        AtomicBoolean over = new AtomicBoolean();
        Thread unmarked = new Thread(null, () -> startLoop("stranger", over), "unmarked", 0, false);
        unmarked.start();
        unmarked.join();
        pool().execute(() -> {}); // so that there is something to look at

        settler.settle(Company.NOBODY); // does not throw

        over.set(true);
    }

    @Test
    void settle_threadThatWaitsForABroker_isLeftOutAtTheLimit() throws Exception {
        Settler settler = new Settler(SHORT);
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket connection = new Socket(broker.getInetAddress(), broker.getLocalPort())) {
            CountDownLatch reads = new CountDownLatch(1);
            Thread reader = new Thread(() -> read(connection, reads), "broker connection");
            reader.start();
            reads.await();

            settler.settle(Company.NOBODY); // does not throw

            assertThat(reader.isAlive()).isTrue();
        }
    }

    private static void read(Socket connection, CountDownLatch reads) {
        try {
            reads.countDown();
            connection.getInputStream().read();
        } catch (IOException e) {
            // the test has ended
        }
    }

    @Test
    void settle_interruptedThread_waitsAllTheSameAndStaysInterrupted() {
        Settler settler = new Settler(Settling.defaults());
        ExecutorService own = pool();
        own.execute(() -> {
            long sum = 0;
            for (int i = 0; i < 20_000_000; i++) {
                sum += i;
            }
            done.set(sum > 0 ? 1 : 2);
        });
        Thread.currentThread().interrupt();

        settler.settle(Company.NOBODY);

        assertThat(done).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void settle_switchedOff_waitsForNobody() {
        Settler settler = new Settler(Settling.off());
        AtomicBoolean over = new AtomicBoolean();
        startLoop("loop", over);

        settler.settle(Company.NOBODY);

        assertThat(settler.isCodeUnderTest()).isFalse();
        over.set(true);
    }

    private static void startLoop(String name, AtomicBoolean over) {
        new Thread(
                        () -> {
                            while (!over.get()) {
                                Thread.onSpinWait();
                            }
                        },
                        name)
                .start();
    }

    /** As a heartbeat that waits for the end of a pool, while a thread of that needs the lock that the heartbeat has. */
    @Test
    void settle_threadThatWaitsForALock_isNamedWithWhoHasIt() throws InterruptedException {
        Settler settler = new Settler(SHORT);
        ExecutorService own = pool();
        CountDownLatch released = new CountDownLatch(1);
        Thread owner = new Thread(() -> holdUntil(released), "heartbeat");
        owner.setDaemon(true);
        owner.start();
        awaitState(owner, Thread.State.TIMED_WAITING);
        own.execute(() -> {
            settler.called();
            synchronized (released) {
                done.incrementAndGet();
            }
        });

        assertThatThrownBy(() -> settler.settle(Company.NOBODY))
                .hasMessageContaining(
                        "(BLOCKED; it called the simulator) has not come to rest within PT0.05S of real time."
                                + " It waits for the lock of java.util.concurrent.CountDownLatch, which the thread \"heartbeat\""
                                + " holds at io.github.ecssimulator.internal.settle.SettlerTest.holdUntil(SettlerTest.java:")
                .hasMessageNotContaining("clock.sleep");

        released.countDown();
        owner.join();
    }

    private static void holdUntil(CountDownLatch released) {
        synchronized (released) {
            try {
                assertThat(released.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private ExecutorService pool() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pools.add(pool);
        return pool;
    }
}
