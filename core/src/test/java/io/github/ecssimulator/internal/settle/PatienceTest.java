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
        Watched starved = new Told(true, 0);

        while (patience.lastsFor(starved)) {
            // waits
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LIMIT.multipliedBy(30));
    }

    @Test
    void threadThatDoesNothing_isWaitedForAsLongAsTheLimit() {
        long begin = System.nanoTime();
        Patience patience = new Patience(LIMIT);
        Watched idle = new Told(false, 0);

        while (patience.lastsFor(idle)) {
            // waits
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LIMIT);
        assertThat(patience.lastsFor(idle)).isFalse();
        assertThat(patience.lastsFor(new Told(false, 0))).isTrue(); // each has its own time
    }

    @Test
    void threadThatSleepsBeforeACallOfTheSdkIsTriedAgain_isWaitedForThirtyTimesAsLong() {
        long begin = System.nanoTime(); // before its own
        Patience patience = new Patience(LIMIT);
        Watched pausing = new Told(false, 0, true);

        while (patience.lastsFor(pausing)) {
            // waits
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LIMIT.multipliedBy(30));
    }

    /** To read its stack makes the JVM stand still. */
    @Test
    void threadThatDoesNothing_isNotAskedForItsStackBeforeTheLimitIsOver() {
        Patience patience = new Patience(Duration.ofMinutes(1));
        Told idle = new Told(false, 0, true);

        for (int look = 0; look < 10; look++) {
            assertThat(patience.lastsFor(idle)).isTrue();
        }

        assertThat(idle.asked).isZero();
    }

    @Test
    void threadThatDoesNothing_isSeldomLookedAt() {
        Patience patience = new Patience(Duration.ofMillis(200));
        Watched idle = new Told(false, 0);
        int looks = 0;

        while (patience.lastsFor(idle)) {
            looks++;
        }

        assertThat(looks).isLessThan(1_500);
    }

    @Test
    void threadThatWorks_isWaitedForUntilItHasWorkedForFiveTimesTheLimit() {
        Patience patience = new Patience(Duration.ofMinutes(1));
        long second = Duration.ofSeconds(1).toNanos();
        Told loop = new Told(false, second);
        int looks = 0;

        while (patience.lastsFor(loop)) {
            looks++;
        }

        assertThat(looks).isEqualTo(5 * 60 + 1); // the first look learns how much it had worked before
    }

    @Test
    void threadThatWorksALittle_isWaitedForLongerThanOneThatDoesNothing() {
        while (!outlastsTwiceTheLimit(new Told(false, 1))) {
            // a busy system has held up the test itself until all patience was over: once more
        }
    }

    private static boolean outlastsTwiceTheLimit(Watched slow) {
        long begin = System.nanoTime(); // before its own
        Patience patience = new Patience(LIMIT);
        boolean lasts = true;

        while (lasts && System.nanoTime() - begin <= 2 * LIMIT.toNanos()) {
            lasts = patience.lastsFor(slow);
        }

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(lasts || took.compareTo(LIMIT.multipliedBy(30)) > 0).isTrue();
        return lasts;
    }

    @Test
    void othersThatMove_areWaitedForAsLongAsTheLimitAndThenStillABit() {
        Patience patience = new Patience(LIMIT);
        long begin = System.nanoTime();

        while (!patience.isOverForOthers()) {
            // waits
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(LIMIT);
        assertThat(new Patience(Duration.ofMinutes(1)).isOverForOthers()).isFalse();
    }

    @Test
    void interruptOfTheOneThatWaits_isGivenBackAtTheEnd() {
        Patience patience = new Patience(LIMIT);
        Thread.currentThread().interrupt();
        while (Thread.currentThread().isInterrupted()) { // it could not pause with that
            patience.isOverForOthers();
        }

        patience.end();

        assertThat(Thread.interrupted()).isTrue();
        new Patience(LIMIT).end();
        assertThat(Thread.interrupted()).isFalse();
    }

    /** A thread that is ready or not, and has worked so much more at each look. */
    private static final class Told extends Unremarkable {
        private final boolean ready;
        private final long step;
        private final boolean backingOff;
        private int asked;
        private long work = 1_000_000_000_000L; // before anybody waited for it

        Told(boolean ready, long step) {
            this(ready, step, false);
        }

        Told(boolean ready, long step, boolean backingOff) {
            this.ready = ready;
            this.step = step;
            this.backingOff = backingOff;
        }

        @Override
        public boolean backsOff() {
            asked++;
            return backingOff;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public long work() {
            work += step;
            return work;
        }

        @Override
        public boolean isBusy(Thread asking, long work) {
            return true;
        }
    }
}
