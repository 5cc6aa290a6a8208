package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit is for code that does nothing, not for a system that lets it do nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatienceTest {
    private static final Duration LIMIT = Duration.ofMillis(1);

    @Test
    void threadThatABusySystemDoesNotLetRun_isWaitedForThirtyTimesAsLong() {
        long begin = System.nanoTime(); // before its own
        Patience patience = new Patience(LIMIT);
        Watched starved = new Starved();

        while (patience.lastsFor(starved)) {
            // waits
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LIMIT.multipliedBy(30));
    }

    /** A thread that has something to do, and has not done any of it. */
    private record Starved() implements Watched {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public long work() {
            return 0;
        }

        @Override
        public boolean isBusy(Thread asking, long work) {
            return true;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public boolean isUntold() {
            return false;
        }

        @Override
        public boolean isDoubtful() {
            return false;
        }

        @Override
        public String description() {
            return "idle";
        }

        @Override
        public StackTraceElement[] stack() {
            return new StackTraceElement[0];
        }

        @Override
        public void close() {}
    }
}
