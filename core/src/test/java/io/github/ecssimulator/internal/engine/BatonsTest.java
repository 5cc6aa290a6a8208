package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.internal.engine.WorldSettings.Ties;
import io.github.ecssimulator.internal.settle.Company;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who has a turn, who waits for its end, and what comes of both. A thread spins where the test needs it to be at work. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatonsTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final WorldTime time = newTime();
    private final ThreadGroup group = new ThreadGroup("container");
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final List<String> told = new CopyOnWriteArrayList<>();

    private static WorldTime newTime() {
        Settling patient = Settling.defaults().within(Duration.ofMinutes(1));
        return new WorldTime(START, null, 1000, patient, Ties.AS_PLANNED);
    }

    private Baton baton(Code code) {
        return baton(time, code);
    }

    private Baton baton(WorldTime world, Code code) {
        return world.batons().make(group, "worker", () -> run(code), Ended::new);
    }

    private static void run(Code code) {
        try {
            code.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitTurn() throws InterruptedException {
        Baton.currentOrNull().awaitTurn();
    }

    private Thread giverOf(Baton baton) throws InterruptedException {
        Thread giver = new Thread(baton::give, "giver");
        giver.start();
        begun.await();
        return giver;
    }

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void turn_givenByAThreadOfAnotherWorld_comesAtOnce() {
        WorldTime otherWorld = newTime();
        Baton other = baton(otherWorld, () -> told.add("other"));

        baton(() -> {
                    other.give();
                    told.add("own");
                })
                .give();

        assertThat(told).containsExactly("other", "own");
        otherWorld.close();
    }

    @Test
    void giver_ofATurn_isWaitedForByNobodyUntilThatIsOver() {
        Thread me = Thread.currentThread();
        Thread other = new Thread(() -> {});
        Company givers = time.batons().givers();

        baton(() -> {
                    spinUntil(() -> givers.waits(me)); // it tells so behind the begin of the turn
                    told.add("of another: " + givers.waits(other));
                })
                .give();

        assertThat(told).containsExactly("of another: false");
        assertThat(givers.waits(me)).isFalse();
    }

    @Test
    void turn_givenToAThreadThatRuns_isOneMoreBehindIt() throws InterruptedException {
        Baton baton = baton(() -> {
            begun.countDown();
            spinUntil(() -> mayGoOn.getCount() == 0);
            told.add("first");
            awaitTurn();
            told.add("second");
            awaitTurn();
            told.add("third");
        });
        Thread giver = giverOf(baton);

        baton.give(); // does not wait

        mayGoOn.countDown();
        giver.join();
        assertThat(told).containsExactly("first", "second");
    }

    private static void spinUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Who gave it its turn has gone on. */
    @Test
    void failure_ofAThreadThatWaitedForSomethingElse_comesOutOfTheNextAdvance() throws InterruptedException {
        Baton baton = baton(() -> {
            mayGoOn.await();
            throw new IllegalStateException("no lease");
        });
        baton.give();
        mayGoOn.countDown();
        baton.thread().join();

        assertThatThrownBy(() -> time.advance(HOUR)).hasStackTraceContaining("no lease");
    }

    @Test
    void end_ofAThreadThatIgnoresItsInterrupt_endsItsNextSleepAtThatInstant() throws InterruptedException {
        Baton baton = baton(() -> {
            begun.countDown();
            spinUntil(Thread::interrupted);
            try {
                time.sleep(HOUR);
            } catch (Ended e) {
                told.add("ended at " + time.now());
            }
        });
        Thread giver = giverOf(baton);

        baton.end();

        giver.join();
        time.advance(HOUR);
        assertThat(told).containsExactly("ended at " + START);
    }

    @Test
    void end_ofAThreadThatRuns_plansNoTurn() throws InterruptedException {
        Baton running = baton(() -> {
            begun.countDown();
            spinUntil(Thread::interrupted);
        });
        Thread giver = giverOf(running);

        baton(() -> {
                    running.end();
                    told.add("next event: " + time.nextEventAt());
                })
                .give();

        giver.join();
        assertThat(told).containsExactly("next event: Optional.empty");
    }

    @Test
    void interrupt_beforeTheFirstTurn_givesNone() {
        Baton baton = baton(() -> told.add("begun"));

        baton.thread().interrupt();
        time.advance(HOUR);

        assertThat(told).isEmpty();
    }

    @Test
    void interrupt_behindTheEnd_plansNoTurn() throws InterruptedException {
        Baton baton = baton(() -> {});
        baton.give();
        baton.thread().join();

        baton.thread().interrupt();

        assertThat(time.nextEventAt()).isEmpty();
    }

    @Test
    void thread_thatWaitsForItsTurn_isNotLookedAt() {
        Baton elsewhere = baton(mayGoOn::await);
        Baton inTurns = baton(BatonsTest::awaitTurn);
        elsewhere.give();
        inTurns.give();
        Seen seen = new Seen();

        time.settler().settle(seen);

        assertThat(seen.threads).contains(elsewhere.thread()).doesNotContain(inTurns.thread());
        mayGoOn.countDown();
    }

    @Test
    void thread_madeByAStrangersDaemon_isCodeUnderTestAndNoDaemon() throws InterruptedException {
        Baton[] made = new Baton[1];
        Runnable work = () -> made[0] = baton(() -> told.add(time.settler().isCodeUnderTest() + ""));
        Thread stranger = new Thread(null, work, "stranger", 0, false);
        stranger.setDaemon(true);
        stranger.start();
        stranger.join();

        made[0].give();

        assertThat(told).containsExactly("true");
        assertThat(made[0].thread().isDaemon()).isFalse();
    }

    @Test
    void close_byAThreadThatAContainerStarted_doesNotInterruptIt() throws InterruptedException {
        baton(() -> {});
        Thread closing = new Thread(group, () -> {
            time.close();
            told.add("interrupted: " + Thread.interrupted());
        });
        closing.start();
        closing.join();

        assertThat(told).containsExactly("interrupted: false");
    }

    @Test
    void close_behindTheLastThreadOfAContainer_forgetsItsGroup() throws InterruptedException {
        Baton baton = baton(() -> {});
        baton.give();
        baton.thread().join();

        time.close();

        if (Runtime.version().feature() < 19) { // a newer JDK keeps a group only as long as somebody else does
            assertThat(groupsBeside()).doesNotContain(group);
        }
    }

    private ThreadGroup[] groupsBeside() {
        ThreadGroup parent = group.getParent();
        ThreadGroup[] found = new ThreadGroup[parent.activeGroupCount() + 10];
        return Arrays.copyOf(found, parent.enumerate(found, false));
    }

    @Test
    void turn_givenBehindTheClose_startsNothing() {
        Baton baton = baton(() -> told.add("begun"));
        time.close();

        baton.give();

        assertThat(told).isEmpty();
        assertThat(baton.thread().getState()).isEqualTo(Thread.State.NEW);
    }

    /** Not even one that would move nothing. */
    @Test
    void advance_byAContainerThatHasClosedTheWorld_isRefused() {
        baton(() -> {
                    time.close();
                    assertThatThrownBy(() -> time.advance(Duration.ZERO)).hasMessageContaining("is closed");
                    told.add("refused");
                })
                .give();

        assertThat(told).containsExactly("refused");
    }

    private interface Code {
        void run() throws InterruptedException;
    }

    /** Is asked about each thread that is looked at. */
    private static final class Seen implements Company {
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        @Override
        public boolean isMoving() {
            return false;
        }

        @Override
        public boolean waits(Thread thread) {
            threads.add(thread);
            return false;
        }

        @Override
        public List<Thread> inCallbacks() {
            return List.of();
        }

        @Override
        public void hurry() {
            // nobody else moves the time
        }
    }

    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }
}
