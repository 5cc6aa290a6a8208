package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While others move the time, or may do so, whoever settles waits for them first. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SettlingWithOthersTest {
    private static final Duration LIMIT = Duration.ofMillis(20);

    private final AskedThread thread = AskedThread.atRest();
    private final Settler settler = new Settler(Settling.defaults().within(LIMIT));
    // however busy the system is
    private final Settler patient = new Settler(Settling.defaults().within(Duration.ofMinutes(1)));

    @AfterEach
    void end() throws InterruptedException {
        settler.close();
        patient.close();
        thread.end();
    }

    @Test
    void others_thatMove_areWaitedForAndHurriedAtTheLimit() {
        Others others = Others.thatMoveFor(1000);

        settler.settle(others);

        assertThat(others.moves).isNegative();
        assertThat(others.hurried).isPositive();
    }

    @Test
    void others_thatMoveForShort_areNotHurried() {
        Others others = Others.thatMoveFor(3);

        patient.settle(others);

        assertThat(others.moves).isNegative();
        assertThat(others.hurried).isZero();
    }

    @Test
    void wayGiven_toOthersThatMove_endsWithThem() {
        Others others = Others.thatMoveFor(100);
        Thread.currentThread().interrupt();

        patient.giveWay(others);

        assertThat(others.moves).isEqualTo(-1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void wayGiven_toNobody_asksOnce() {
        Others others = Others.thatMoveFor(0);

        settler.giveWay(others);

        assertThat(others.moves).isEqualTo(-1);
    }

    @Test
    void other_inACallback_isWaitedForAndNamed() {
        Others others = new Others();
        others.inCallbacks = List.of(thread);
        settler.settle(others); // it rests

        thread.spins();

        assertThatThrownBy(() -> settler.settle(others))
                .hasMessageContaining("the thread \"asked\" (RUNNABLE; it moves the time, too, and is in a callback)")
                .cause()
                .hasMessage("the thread \"asked\" (RUNNABLE; it moves the time, too, and is in a callback)")
                .satisfies(place ->
                        assertThat(place.getStackTrace()[0].getClassName()).doesNotContain("Settler"));
    }

    @Test
    void pool_ofFuturesThatWorks_isWaitedForInAWorldWithoutThreads() throws Exception {
        boolean[] done = new boolean[1];
        Future<?> work = ForkJoinPool.commonPool().submit(() -> {
            spinFor(TimeUnit.MILLISECONDS.toNanos(2));
            done[0] = true;
        });

        patient.settle(Company.NOBODY);

        assertThat(done[0]).isTrue();
        work.get();
    }

    private static void spinFor(long nanos) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }

    @Test
    void selectors_onceTheyCount_areLookedForInAWorldWithoutThreads() {
        Settler other = new Settler(Settling.defaults().within(LIMIT).watchingThreads(each -> each == thread));
        thread.spins();
        other.settle(Company.NOBODY); // there is nothing to look at, so nobody is named

        other.countSelectors();

        assertThatThrownBy(() -> other.settle(Company.NOBODY))
                .hasMessageContaining("Settling.watchingThreads names it");
    }

    /** The mark of an interrupt is enough, also where the kernel tells nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sleep_ofRealTimeThatIsInterrupted_isWaitedForToItsEnd(boolean kernelTells) {
        Settler own = new Settler(Settling.defaults(), kernelTells);
        for (int round = 0; round < 20; round++) {
            boolean[] done = new boolean[1];
            Thread sleeper = new Thread(() -> {
                sleepForLong();
                done[0] = true;
            });
            sleeper.start();
            AskedThread.await(() -> sleeper.getState() == Thread.State.TIMED_WAITING);
            own.settle(Company.NOBODY);
            sleeper.interrupt();

            own.settle(Company.NOBODY);

            assertThat(done[0]).isTrue();
        }
    }

    private static void sleepForLong() {
        try {
            TimeUnit.HOURS.sleep(1); // what this test is about: a thread that waits in real time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void thread_thatTheKernelKnows_isNotNudged() throws InterruptedException {
        assumeTrue(OS.LINUX.isCurrentOs());
        AskedThread born = AskedThread.atRest();
        patient.settle(Company.NOBODY);
        assertThat(patient.watched().includes(born)).isTrue();
        long waits = ThreadFacts.waitsOf(born);

        patient.settle(Company.NOBODY);

        assertThat(ThreadFacts.waitsOf(born)).isEqualTo(waits);
        born.end();
    }

    @Test
    void thread_thatTheKernelDoesNotTell_isNudgedEachTime() throws InterruptedException {
        Settler own = new Settler(Settling.defaults(), false);
        AskedThread born = AskedThread.atRest();
        own.settle(Company.NOBODY);
        long waits = ThreadFacts.waitsOf(born);

        own.settle(Company.NOBODY);

        assertThat(ThreadFacts.waitsOf(born)).isGreaterThan(waits);
        born.end();
    }

    @Test
    void caller_thatTheKernelDoesNotTell_isNudgedEachTime() throws InterruptedException {
        Settler own = new Settler(Settling.defaults(), false);
        Thread caller = new Thread(() -> {
            own.called();
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
        });
        caller.start();
        AskedThread.await(() -> caller.getState() == Thread.State.WAITING);
        own.settle(Company.NOBODY);
        long waits = ThreadFacts.waitsOf(caller);

        own.settle(Company.NOBODY);

        assertThat(ThreadFacts.waitsOf(caller)).isGreaterThan(waits);
        caller.interrupt();
        caller.join();
    }

    @Test
    void interrupt_ofTheOneThatSettles_isKept() {
        Thread.currentThread().interrupt();

        patient.settle(Others.thatMoveFor(100)); // longer than it only spins

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void strangers_thatStartThreadsForEver_areNotWaitedFor() {
        Others others = new Others() {
            @Override
            public boolean isMoving() {
                moves++;
                new Thread(null, () -> {}, "stranger", 0, false).start();
                return false;
            }
        };

        settler.settle(others);

        assertThat(others.moves).isBetween(2, 10_000);
    }
}
