package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;

/** Who would wake a sleeper waits itself: for as long as several looks, whatever real time lies between them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReposeTest {
    private static final int ROUNDS = 100;
    private static final int ENOUGH = 10; // looks until rest is proven, and some more

    private final AskedThread worker = AskedThread.atRest();
    private final Repose repose = new Repose();

    @AfterEach
    void endWorker() throws InterruptedException {
        worker.end();
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

    @Test
    void threads_ofWhichTheKernelLetsOneRun_areReady() {
        assumeTrue(OS.LINUX.isCurrentOs());
        List<Thread> resting = List.of(worker, new Thread(() -> {}));
        AskedThread.await(() -> !Repose.isAnyReady(resting));

        assertThat(Repose.isAnyReady(List.of(worker, Thread.currentThread()))).isTrue();
    }

    /** The system decides how soon it runs, so not each round shows it; without a word of the kernel, most do. */
    @Test
    void threadThatWasWokenAndDoesNotRunYet_isNotProven() {
        assumeTrue(OS.LINUX.isCurrentOs());
        for (int round = 1; round <= ROUNDS; round++) {
            worker.ask();
            if (isProvenSoon(List.of(worker))) {
                assertThat(worker.answered()).isEqualTo(round);
            }
            worker.awaitRest();
        }
    }

    @Test
    void threadThatWorksWhileTheKernelIsAsked_isNotProven() {
        assertThat(isProvenSoon(new WhoWorksWhenAsked())).isFalse();
    }

    /** Works, and waits again, between what the JVM and what the kernel says of it. */
    private final class WhoWorksWhenAsked extends AbstractList<Thread> {
        @Override
        public Thread get(int index) {
            return worker;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Stream<Thread> stream() {
            worker.ask();
            worker.awaitRest();
            return super.stream();
        }
    }

    private boolean isProvenSoon(List<Thread> threads) {
        boolean proven = false;
        for (int look = 0; look < ENOUGH && !proven; look++) {
            proven = repose.isProven(threads);
        }
        return proven;
    }
}
