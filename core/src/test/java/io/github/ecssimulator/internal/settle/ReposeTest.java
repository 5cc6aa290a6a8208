package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who would wake a sleeper waits itself: for as long as several looks, whatever real time lies between them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReposeTest {
    private static final int ROUNDS = 100;
    private static final int ENOUGH = 10; // looks until rest is proven, and some more

    private final Worker worker = new Worker();
    private final Repose repose = new Repose();

    @BeforeEach
    void startWorker() {
        worker.start();
        worker.awaitRest();
    }

    @AfterEach
    void endWorker() throws InterruptedException {
        worker.over = true;
        LockSupport.unpark(worker);
        worker.join();
    }

    @Test
    void threadThatWaits_isProvenAfterSeveralLooks() {
        assertThat(repose.isProven(List.of(worker))).isFalse();
        assertThat(repose.isProven(List.of(worker))).isFalse();
        assertThat(isProvenSoon(List.of(worker))).isTrue();
    }

    @Test
    void nobody_isNeverProven() {
        assertThat(isProvenSoon(List.of())).isFalse();
    }

    @Test
    void threadThatRuns_isNotProven() {
        assertThat(isProvenSoon(List.of(Thread.currentThread()))).isFalse();
        assertThat(isProvenSoon(List.of(worker, Thread.currentThread()))).isFalse();
    }

    @Test
    void threadThatHasNotBegun_isNotProven() {
        assertThat(isProvenSoon(List.of(new Thread(() -> {})))).isFalse();
    }

    @Test
    void threadThatWorksBetweenTheLooks_isNotProven() {
        for (int look = 0; look < ENOUGH; look++) {
            worker.ask();
            worker.awaitRest();
            assertThat(repose.isProven(List.of(worker))).isFalse();
        }
    }

    /** The system decides how soon it runs, so not each round shows it; without a word of the kernel, most do. */
    @Test
    void threadThatWasWokenAndDoesNotRunYet_isNotProven() {
        assumeTrue(KernelThread.isKnownHere());
        for (int round = 1; round <= ROUNDS; round++) {
            worker.ask();
            if (isProvenSoon(List.of(worker))) {
                assertThat(worker.answered).isEqualTo(round);
            }
            worker.awaitRest();
        }
    }

    private boolean isProvenSoon(List<Thread> threads) {
        boolean proven = false;
        for (int look = 0; look < ENOUGH && !proven; look++) {
            proven = repose.isProven(threads);
        }
        return proven;
    }

    /** Answers what it is asked, and parks. */
    private static final class Worker extends Thread {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile int answered;
        private volatile boolean over;

        @Override
        public void run() {
            while (!over) {
                if (asked.get() == answered) {
                    LockSupport.park(this);
                } else {
                    answered = asked.get();
                }
            }
        }

        void ask() {
            asked.incrementAndGet();
            LockSupport.unpark(this);
        }

        void awaitRest() {
            await(() -> answered == asked.get() && getState() == State.WAITING);
        }

        private static void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        }
    }
}
