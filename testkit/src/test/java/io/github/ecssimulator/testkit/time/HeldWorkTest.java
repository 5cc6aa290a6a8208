package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.SimulatedClock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is due and that others have taken, but have not begun. */
@Timeout(20) // a guard: nothing here waits longer than a millisecond
@SuppressWarnings("FutureReturnValueIgnored") // what others took is what these tests look at
class HeldWorkTest {
    private final SimulatedClock clock = ExecutorUnderTest.clock();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final ExecutorUnderTest it = ExecutorUnderTest.simulated(clock, held::add);

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void scheduled_workThatIsDue_isGivenToTheThreads() {
        Future<String> work = it.executor.submit(() -> "done");

        clock.runDue();
        assertThat(held).hasSize(1);
        assertThat(work).isNotDone();
        held.remove().run();

        assertThat(work).isDone();
    }

    @Test
    void get_workThatOthersHaveTaken_waitsForThem() throws Exception {
        Future<String> work = it.executor.submit(() -> "done");
        clock.runDue();
        it.whenThisThreadWaits(() -> held.remove().run());
        assertThat(work.get()).isEqualTo("done");

        Future<String> next = it.executor.submit(() -> "next");
        clock.runDue();
        it.whenThisThreadWaits(() -> held.remove().run());
        assertThat(next.get(1, HOURS)).isEqualTo("next");
    }

    @Test
    void get_workThatOthersHaveTakenForTooLong_timesOut() {
        Future<String> work = it.executor.submit(() -> "done");

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> work.get(1, MILLISECONDS));
    }

    @Test
    void get_repeatedWorkThatOthersHaveTaken_tellsThatItNeverCompletes() {
        Future<?> beat = it.executor.scheduleAtFixedRate(() -> {}, 0, 1, HOURS);
        clock.runDue();

        assertThatIllegalStateException().isThrownBy(beat::get).withMessageContaining(" repeats, ");
    }

    @Test
    void shutdownNow_workThatOthersHaveTaken_isCancelledWhenTheyBegin() {
        Future<String> work = it.executor.submit(() -> "done");
        clock.runDue();

        assertThat(it.executor.shutdownNow()).isEmpty();
        assertThat(it.executor.isTerminated()).isFalse();
        held.remove().run();

        assertThat(work).isCancelled();
        assertThat(it.executor.isTerminated()).isTrue();
    }
}
