package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that rests goes back to its rest when it is woken for nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NudgeTest {
    private final AskedThread thread = AskedThread.atRest();
    private final Watched watched = new WatchedThread(thread, Descent.BORN, null);

    @AfterEach
    void endThread() throws InterruptedException {
        thread.end();
    }

    @Test
    void thread_thatParksAgain_rests() {
        long waits = ThreadFacts.waitsOf(thread);

        assertThat(Nudge.restlessOrNull(List.of(watched))).isNull();
        assertThat(ThreadFacts.waitsOf(thread)).isGreaterThanOrEqualTo(waits + 2);
    }

    @Test
    void thread_thatParksNoMore_isRestless() {
        thread.spinsWhenWoken();

        assertThat(Nudge.restlessOrNull(List.of(watched))).isSameAs(watched);
    }

    @Test
    void thread_thatParksForATime_restsAsWell() throws InterruptedException {
        Thread timed = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(this, TimeUnit.HOURS.toNanos(1));
            }
        });
        timed.start();
        AskedThread.await(() -> timed.getState() == Thread.State.TIMED_WAITING);

        assertThat(Nudge.restlessOrNull(List.of(new WatchedThread(timed, Descent.BORN, null))))
                .isNull();
        timed.interrupt();
        timed.join();
    }

    /** A system that lets it run late must not make it look as if it rested. */
    @Test
    void thread_thatWorksForAWhileWhenItIsWoken_isWaitedFor() throws InterruptedException {
        boolean[] done = new boolean[1];
        Thread working = new Thread(() -> {
            LockSupport.park(this);
            spinFor(TimeUnit.MILLISECONDS.toNanos(3));
            done[0] = true;
        });
        working.start();
        AskedThread.await(() -> LockSupport.getBlocker(working) == this);

        assertThat(Nudge.restlessOrNull(List.of(new WatchedThread(working, Descent.BORN, null))))
                .isNull();
        assertThat(working.isAlive()).isFalse();
        assertThat(done[0]).isTrue();
    }

    private static void spinFor(long nanos) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }

    @Test
    void thread_thatEndsWhenItIsWoken_rests() throws InterruptedException {
        Thread ending = new Thread(LockSupport::park);
        ending.start();
        AskedThread.await(() -> ending.getState() == Thread.State.WAITING);

        assertThat(Nudge.restlessOrNull(List.of(new WatchedThread(ending, Descent.BORN, null))))
                .isNull();
        ending.join();
    }

    @Test
    void thread_thatDoesNotPark_isLeftAlone() {
        thread.spins();
        Watched own = new WatchedThread(Thread.currentThread(), Descent.BORN, null);

        assertThat(Nudge.restlessOrNull(List.of(watched, own, new Watched.Pool(ForkJoinPool.commonPool()))))
                .isNull();
    }
}
