package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20) // a guard: nothing here waits
class SimulatedExecutorsShutdownTest {

    private final SimulatedClock clock = EcsSimulator.create().clock();
    private final ClockExecutor executor = new ClockExecutor(clock, "heartbeats");
    private final List<String> ran = new ArrayList<>();

    @Test
    void shutdown_workWithADelay_stillRunsAndRepeatedWorkDoesNot() throws Exception {
        Future<?> once = executor.schedule(() -> ran.add("once"), 10, MINUTES);
        Future<?> beat = executor.scheduleAtFixedRate(() -> ran.add("beat"), 5, 5, MINUTES);

        executor.shutdown();
        assertThat(executor.isShutdown()).isTrue();
        assertThat(executor.isTerminated()).isFalse();
        assertThat(executor.awaitTermination(1, MINUTES)).isFalse();
        clock.advance(Duration.ofMinutes(10));

        assertThat(ran).containsExactly("once");
        assertThat(once).isDone();
        assertThat(beat).isCancelled();
        assertThat(executor.isTerminated()).isTrue();
        assertThat(executor.awaitTermination(1, MINUTES)).isTrue();
    }

    @Test
    void shutdown_fromWithinRepeatedWork_isItsLastRun() {
        Future<?> beat = executor.scheduleAtFixedRate(
                () -> {
                    ran.add("beat");
                    executor.shutdown();
                },
                5,
                5,
                MINUTES);

        clock.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("beat");
        assertThat(beat).isCancelled();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void shutdown_furtherWork_isRejected() {
        executor.shutdown();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> executor.execute(() -> ran.add("work")))
                .withMessage("heartbeats was shut down, so it takes no more work.");
        assertThat(executor).hasToString("heartbeats (shut down) with 0 waiting");
    }

    @Test
    void awaitTermination_beforeShutdown_isFalse() throws Exception {
        assertThat(executor.awaitTermination(1, MINUTES)).isFalse();
    }

    @Test
    void awaitTermination_workDueNow_runsIt() throws Exception {
        executor.execute(() -> ran.add("work"));
        executor.shutdown();

        assertThat(executor.awaitTermination(1, MINUTES)).isTrue();
        assertThat(ran).containsExactly("work");
    }

    @Test
    void awaitTermination_workUnderWayInAnotherThread_waitsForItsEnd() throws Exception {
        try (ExecutorUnderTest it = ExecutorUnderTest.simulated()) {
            assertThat(it.underWay()).isNotDone();
            assertThat(it.executor.awaitTermination(1, HOURS)).isFalse();
            it.executor.shutdown();
            it.whenThisThreadWaits(it::release);

            assertThat(it.executor.awaitTermination(1, HOURS)).isTrue();
        }
    }

    @Test
    void awaitTermination_workUnderWayAndMoreDueLater_isFalseAtOnce() throws Exception {
        try (ExecutorUnderTest it = ExecutorUnderTest.simulated()) {
            assertThat(it.underWay()).isNotDone();
            Future<?> later = it.executor.schedule(() -> ran.add("later"), 1, HOURS);
            it.executor.shutdown();

            assertThat(it.executor.awaitTermination(1, HOURS)).isFalse();
            assertThat(later).isNotDone();
        }
    }

    @Test
    void shutdownNow_waitingWork_isHandedBackAndNeverRuns() {
        executor.execute(() -> ran.add("now"));
        Future<?> later = executor.schedule(() -> ran.add("later"), 10, MINUTES);

        List<Runnable> neverRun = executor.shutdownNow();
        clock.advance(Duration.ofHours(1));

        assertThat(neverRun).hasSize(2).contains((Runnable) later);
        assertThat(ran).isEmpty();
        assertThat(executor.isTerminated()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(later::get)
                .withMessage("The work of heartbeats was taken back by shutdownNow, so it never completes.");
    }

    @Test
    void shutdownNow_workThatWasSubmitted_handsBackItsFuture() {
        Future<?> now = executor.submit(() -> ran.add("now"));

        assertThat(executor.shutdownNow()).containsExactly((Runnable) now);
    }

    @Test
    void shutdownNow_fromWithinRepeatedWork_isItsLastRunAndHandsNothingBack() {
        List<Runnable> neverRun = new ArrayList<>();
        Future<?> beat = executor.scheduleAtFixedRate(
                () -> {
                    ran.add("beat");
                    neverRun.addAll(executor.shutdownNow());
                },
                5,
                5,
                MINUTES);

        clock.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("beat");
        assertThat(neverRun).isEmpty();
        assertThat(beat).isCancelled();
    }

    @Test
    void shutdownNow_workThatIsRunAfterwards_isCancelledAndTerminatesNothingTwice() {
        Future<?> later = executor.schedule(() -> ran.add("later"), 10, MINUTES);

        executor.shutdownNow().forEach(Runnable::run);

        assertThat(later).isCancelled();
        assertThat(ran).isEmpty();
        assertThat(executor).hasToString("heartbeats (shut down) with 0 waiting");
    }

    @Test
    void close_interrupted_takesAllBackAndKeepsTheInterruption() {
        Future<?> now = executor.submit(() -> ran.add("now"));
        Thread.currentThread().interrupt();

        executor.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ran).isEmpty();
        assertThat(now).isNotDone();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void close_workDueNow_letsNothingBeTakenBack() {
        Future<?> now = executor.submit(() -> ran.add("now"));

        executor.close();

        assertThat(now).isDone();
        assertThat(ran).containsExactly("now");
    }

    @Test
    void close_workThatHandsInMore_rejectsThat() {
        executor.execute(() -> executor.execute(() -> ran.add("more")));

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(executor::close);

        assertThat(ran).isEmpty();
    }

    @Test
    void close_workUnderWayInAnotherThread_waitsForItsEnd() throws Exception {
        try (ExecutorUnderTest it = ExecutorUnderTest.simulated()) {
            Future<String> job = it.underWay();
            it.whenThisThreadWaits(it::release);

            ((ClockExecutor) it.executor).close();

            assertThat(job.get()).isEqualTo("released");
        }
    }

    @Test
    void close_workWithADelay_isTakenBack() {
        executor.execute(() -> ran.add("now"));
        Future<?> later = executor.schedule(() -> ran.add("later"), 10, MINUTES);

        executor.close();
        clock.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("now");
        assertThat(later).isNotDone();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void invokeAll_work_isAllDoneWithoutTimePassing() throws Exception {
        List<Future<String>> futures = executor.invokeAll(List.of(() -> "a", () -> "b"));

        assertThat(futures).extracting(Future::get).containsExactly("a", "b");
        assertThat(executor.invokeAll(List.of(() -> "c"), 1, MINUTES))
                .extracting(Future::get)
                .containsExactly("c");
    }

    @Test
    void invokeAny_firstFails_givesTheSecond() throws Exception {
        List<Callable<String>> tasks = List.of(SimulatedExecutorsShutdownTest::fail, () -> "b", () -> {
            ran.add("third");
            return "c";
        });

        assertThat(executor.invokeAny(tasks)).isEqualTo("b");
        assertThat(executor.invokeAny(tasks, 1, MINUTES)).isEqualTo("b");
        assertThat(ran).isEmpty();
    }

    @Test
    void invokeAny_allFail_throwsTheLastFailure() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> executor.invokeAny(List.of(SimulatedExecutorsShutdownTest::fail)))
                .withRootCauseInstanceOf(java.io.IOException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> executor.invokeAny(List.of()));
    }

    private static String fail() throws java.io.IOException {
        throw new java.io.IOException("no");
    }
}
