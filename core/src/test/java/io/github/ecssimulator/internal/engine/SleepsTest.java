package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.internal.engine.WorldSettings.Ties;
import io.github.ecssimulator.internal.settle.Settler;
import io.github.ecssimulator.model.Settling;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who moves the time sees an interrupt of a thread that sleeps in it until that thread has thrown it. The test holds the lock of the
 * world, as a busy system might let somebody hold it: so each step comes in a known order, however long it takes.
 */
@Timeout(60)
class SleepsTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofMinutes(20));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Agenda agenda = new Agenda(START, 1000);
    private final ReentrantLock lock = agenda.lock();
    private Settler settler;
    private Drives drives;
    private Sleeping sleeping;

    @BeforeEach
    void startSleeping() {
        settler = new Settler(Settling.defaults());
        drives = new Drives(agenda, settler);
        Batons batons = new Batons(new WorldTime(START, null, 1000, Settling.off(), Ties.AS_PLANNED), drives, settler);
        sleeping = new Sleeping(new Sleeps(agenda, settler, drives, batons));
        sleeping.start();
    }

    @AfterEach
    void stopSleeping() throws InterruptedException {
        agenda.close();
        sleeping.join();
    }

    @Test
    void thread_thatSleeps_isWaitedForByNobody() {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);

            assertThat(drives.isAnyInTheWayOf(drive)).isFalse();
            assertThat(drives.companyOf(drive)).isSameAs(drive);
        }
    }

    @Test
    void interrupt_thatTheSleeperHasNotThrownYet_isInTheWayOfWhoMovesTheTime() {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);
            lock.lock();
            try {
                interruptUntilItNeedsTheLock();

                assertThat(drives.isWaitingFor(drive, sleeping)).isFalse();
                assertThat(drives.isAnyInTheWayOf(drive)).isTrue();
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void interrupt_thatTheSleeperHasNotEvenSeenYet_isInTheWayOfWhoMovesTheTime() {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);
            lock.lock();
            try {
                sleeping.interrupt();

                assertThat(drives.isWaitingFor(drive, sleeping)).isFalse();
                assertThat(drives.isAnyInTheWayOf(drive)).isTrue();
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void interrupt_thatTheSleeperThrowsOnlyAfterItsTime_isThrownAllTheSame() throws InterruptedException {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);
            lock.lock();
            try {
                interruptUntilItNeedsTheLock();
                agenda.relive(LATER.plusNanos(1), 0, () -> {});
            } finally {
                lock.unlock();
            }
            sleeping.join();

            assertThat(sleeping.end).isEqualTo("interrupted");
            assertThat(drives.isAnyInTheWayOf(drive)).isFalse();
        }
    }

    @Test
    void interrupt_thrown_leavesNoAlarm() throws InterruptedException {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);
            sleeping.interrupt();
            sleeping.join();

            assertThat(sleeping.end).isEqualTo("interrupted");
            assertThat(agenda.queue().headOrNull()).isNull();
            assertThat(drives.companyOf(drive)).isNotSameAs(drive);
        }
    }

    /** It does not wait for whoever moves the time to come to rest, or to its end. */
    @Test
    void close_whileSomebodyMovesTheTime_endsTheSleep() {
        try (Drive drive = drives.inPassing()) {
            awaitSleep(drive);

            agenda.close();

            await(() -> sleeping.end != null);
            assertThat(sleeping.end).isEqualTo("closed");
        }
    }

    private void awaitSleep(Drive drive) {
        await(() -> drives.isWaitingFor(drive, sleeping));
    }

    /** Interrupts it where it looks for itself whether anybody moves the time, for which it may need the lock, too. */
    private void interruptUntilItNeedsTheLock() {
        long waits = waits();
        await(() -> sleeping.getState() == Thread.State.WAITING || waits() > waits + 2);
        sleeping.interrupt();
        await(() -> !sleeping.isInterrupted() && lock.hasQueuedThread(sleeping));
    }

    private long waits() {
        return THREADS.getThreadInfo(sleeping.getId()).getWaitedCount();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
        }
    }

    /** Code under test: a thread that the test has started, and that has called. */
    private final class Sleeping extends Thread {
        private final Sleeps sleeps;
        private volatile @Nullable String end;

        Sleeping(Sleeps sleeps) {
            super("sleeping");
            this.sleeps = sleeps;
        }

        @Override
        public void run() {
            settler.called();
            try {
                sleeps.sleepUntil(LATER);
                end = "woken";
            } catch (InterruptedException e) {
                end = "interrupted";
            } catch (IllegalStateException e) {
                end = "closed";
            }
        }
    }
}
