package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20) // a guard: nothing here waits
@SuppressWarnings("FutureReturnValueIgnored") // each future here gives itself back
class SimulatedFutureTest {

    private final SimulatedClock clock = EcsSimulator.create().clock();
    private final ScheduledExecutorService executor = SimulatedExecutors.scheduled(clock, "jobs");
    private final CompletableFuture<String> future = SimulatedExecutors.newIncompleteFuture(executor);

    @Test
    void orTimeout_timeThatPasses_completesExceptionally() {
        CompletableFuture<String> limited = future.thenApply(value -> value).orTimeout(5, MINUTES);

        clock.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(limited).isNotDone();
        clock.advance(Duration.ofNanos(1));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(limited::join)
                .withCauseInstanceOf(TimeoutException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(limited::get)
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void orTimeout_completedBefore_leavesNothingPlanned() {
        future.orTimeout(5, MINUTES).complete("job");

        assertThat(clock.nextEventAt()).isEmpty();
        assertThat(future.orTimeout(5, MINUTES).join()).isEqualTo("job");
        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void orTimeout_farFuture_neverHappens() {
        future.orTimeout(Long.MAX_VALUE, HOURS);

        clock.advance(Duration.ofDays(36_500));

        assertThat(future).isNotDone();
    }

    @Test
    void completeOnTimeout_timeThatPasses_givesTheValue() throws Exception {
        future.completeOnTimeout("nothing to do", 5, MINUTES);

        clock.advance(Duration.ofMinutes(5));

        assertThat(future.get()).isEqualTo("nothing to do");
        assertThat(future.get(1, HOURS)).isEqualTo("nothing to do");
    }

    @Test
    void completeOnTimeout_timeoutOfZero_isOverAtTheNextWait() {
        assertThat(future.completeOnTimeout("nothing to do", 0, MINUTES).join()).isEqualTo("nothing to do");
    }

    @Test
    void completeAsync_withoutAnExecutor_runsInSimulatedTime() {
        assertThat(future.completeAsync(() -> "at " + clock.instant())
                        .thenApplyAsync(value -> value + "!")
                        .join())
                .isEqualTo("at 2024-01-01T00:00:00Z!");
    }

    @Test
    void join_completedByWorkDueNow_runsIt() {
        executor.execute(() -> future.complete("job"));

        assertThat(future.join()).isEqualTo("job");
    }

    @Test
    void get_withoutPatienceCompletedByWorkDueNow_givesItsValue() throws Exception {
        executor.execute(() -> future.complete("job"));

        assertThat(future.get(0, HOURS)).isEqualTo("job");
    }

    @Test
    void join_nothingThatCompletesIt_tellsItInsteadOfBlocking() {
        String expected =
                "This future of jobs is not complete, and it is 2024-01-01T00:00:00Z: simulated time stands still"
                        + " while somebody waits. Advance the clock first.";

        assertThatIllegalStateException().isThrownBy(future::join).withMessage(expected);
        assertThatIllegalStateException().isThrownBy(future::get).withMessage(expected);
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> future.get(1, HOURS))
                .withMessage(expected);
    }

    @Test
    void join_fromWithinWork_tellsItInsteadOfBlocking() {
        executor.execute(future::join);

        assertThatIllegalStateException().isThrownBy(clock::runDue).withMessageContaining("is not complete");
    }

    @Test
    void get_anotherThreadRunsWork_waitsForIt() throws Exception {
        try (ExecutorUnderTest it = ExecutorUnderTest.simulated()) {
            CompletableFuture<String> job = SimulatedExecutors.newIncompleteFuture(it.executor);
            it.underWay();

            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> job.get(1, MILLISECONDS));
            it.whenThisThreadWaits(() -> job.complete("job"));
            assertThat(job.get()).isEqualTo("job");

            CompletableFuture<String> next = SimulatedExecutors.newIncompleteFuture(it.executor);
            it.whenThisThreadWaits(() -> next.complete("next"));
            assertThat(next.get(1, HOURS)).isEqualTo("next");
        }
    }

    @Test
    void join_interruptedWhileItWaits_waitsOnAndKeepsTheInterruption() throws Exception {
        try (ExecutorUnderTest it = ExecutorUnderTest.simulated()) {
            CompletableFuture<String> job = SimulatedExecutors.newIncompleteFuture(it.executor);
            it.underWay();
            it.whenThisThreadWaits(() -> job.complete("job"));

            assertThat(ExecutorUnderTest.interrupted(job::join)).isEqualTo("job, still interrupted");
        }
    }

    @Test
    void get_interrupted_endsAtOnce() {
        assertThat(ExecutorUnderTest.interrupted(future::get)).isEqualTo("InterruptedException");
        assertThat(ExecutorUnderTest.interrupted(() -> future.get(1, HOURS))).isEqualTo("InterruptedException");
    }

    @Test
    void get_failedOrCancelled_tellsAsInTheJdk() {
        future.completeExceptionally(new IllegalStateException("no"));
        assertThat(ExecutorUnderTest.outcome(future::get)).isEqualTo("ExecutionException of IllegalStateException");
        assertThat(ExecutorUnderTest.outcome(future::join)).isEqualTo("CompletionException of IllegalStateException");

        CompletableFuture<String> cancelled = SimulatedExecutors.newIncompleteFuture(executor);
        CompletableFuture<String> ofTheJdk = new CompletableFuture<>();
        cancelled.cancel(true);
        ofTheJdk.cancel(true);
        assertThat(ExecutorUnderTest.outcome(cancelled::get))
                .isEqualTo(ExecutorUnderTest.outcome(ofTheJdk::get))
                .startsWith("CancellationException");
    }

    @Test
    void newIncompleteFuture_executorOfAnotherKind_isRefused() {
        try (ExecutorUnderTest it = ExecutorUnderTest.ofTheJdk()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SimulatedExecutors.newIncompleteFuture(it.executor))
                    .withMessageStartingWith("Only an executor of SimulatedExecutors knows simulated time, not ");
        }
    }
}
