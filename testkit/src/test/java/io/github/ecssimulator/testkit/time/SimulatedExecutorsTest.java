package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // what becomes of the work is what these tests look at
class SimulatedExecutorsTest {

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedClock clock = ecs.clock();
    private final ScheduledExecutorService executor = SimulatedExecutors.scheduled(clock, "heartbeats");
    private final List<String> ran = new ArrayList<>();

    @Test
    void execute_work_runsAtTheNextAdvanceInTheOrderItWasHandedIn() {
        executor.execute(() -> note("first"));
        executor.execute(() -> note("second"));
        assertThat(ran).isEmpty();

        clock.advance(Duration.ZERO);

        assertThat(ran).containsExactly("first 00:00", "second 00:00");
    }

    @Test
    void execute_work_runsAtTheNextCallToTheSimulator() {
        executor.execute(() -> note("work"));

        ecs.createCluster("media");

        assertThat(ran).containsExactly("work 00:00");
    }

    @Test
    void execute_workThatFails_throwsOutOfTheAdvance() {
        IllegalArgumentException failure = new IllegalArgumentException("no");
        executor.execute(() -> {
            throw failure;
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ZERO))
                .isSameAs(failure);
        clock.advance(Duration.ZERO);
    }

    @Test
    void execute_workThatFailsWithAnError_throwsOutOfTheAdvance() {
        executor.execute(() -> {
            throw new AssertionError("no");
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> clock.advance(Duration.ZERO))
                .withMessage("no");
    }

    @Test
    void execute_workThatThrowsACheckedExceptionUndeclared_throwsItOutOfTheAdvance() {
        IOException failure = new IOException("no");
        executor.execute(() -> SimulatedExecutorsTest.<RuntimeException>throwUndeclared(failure));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> clock.advance(Duration.ZERO))
                .isSameAs(failure);
        clock.advance(Duration.ZERO);
    }

    @Test
    void execute_workOfACompletableFuture_runsAtOnceAfterWhatIsDueAlready() {
        executor.execute(() -> note("before"));

        String joined =
                CompletableFuture.supplyAsync(() -> note("stage"), executor).join();

        assertThat(joined).isEqualTo("stage 00:00");
        assertThat(ran).containsExactly("before 00:00", "stage 00:00");
    }

    @Test
    void execute_stagesThatFollowOneAnother_doNotDeepenTheStack() {
        assertThat(countDown(20_000).join()).isZero();
    }

    private CompletableFuture<Integer> countDown(int from) {
        return CompletableFuture.supplyAsync(() -> from - 1, executor)
                .thenComposeAsync(left -> left == 0 ? CompletableFuture.completedFuture(0) : countDown(left), executor);
    }

    @Test
    void schedule_instantBeyondTheEndOfTime_isNeverDue() {
        EcsSimulator late = EcsSimulator.builder()
                .startAt(SimulatedTime.LATEST.minusSeconds(1))
                .build();
        ScheduledFuture<?> future =
                SimulatedExecutors.scheduled(late.clock()).scheduleAtFixedRate(() -> note("beat"), 1, 1, HOURS);

        late.clock().runDue();

        assertThat(future.isDone()).isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void schedule_withDelay_runsAtItsOwnInstant() throws Exception {
        ScheduledFuture<String> future = executor.schedule(() -> note("late"), 90, MINUTES);
        Future<?> early = executor.schedule(() -> note("early"), 30, MINUTES);
        assertThat(future.getDelay(SECONDS)).isEqualTo(5400);

        clock.advance(Duration.ofHours(2));

        assertThat(ran).containsExactly("early 00:30", "late 01:30");
        assertThat(early).isDone();
        assertThat(future.get()).isEqualTo("late 01:30");
    }

    @Test
    void schedule_negativeDelay_isDueNow() {
        Future<String> future = executor.schedule(() -> note("work"), -5, MINUTES);

        clock.advance(Duration.ZERO);

        assertThat(future).isDone();
        assertThat(ran).containsExactly("work 00:00");
    }

    @Test
    void schedule_futures_compareByWhenTheyAreDue() {
        var later = executor.schedule(() -> note("later"), 2, MINUTES);
        var sooner = executor.schedule(() -> note("sooner"), 1, MINUTES);

        assertThat(sooner.compareTo(later)).isNegative();
    }

    @Test
    void scheduleAtFixedRate_slowWork_keepsToTheRate() {
        Future<?> beat = executor.scheduleAtFixedRate(() -> sleepAfter("beat", Duration.ofMinutes(3)), 5, 10, MINUTES);

        clock.advance(Duration.ofMinutes(30));

        assertThat(ran).containsExactly("beat 00:05", "beat 00:15", "beat 00:25");
        assertThat(beat).isNotDone();
    }

    @Test
    void scheduleAtFixedRate_workSlowerThanThePeriod_runsLateButNeverTwiceAtOnce() {
        Future<?> beat = executor.scheduleAtFixedRate(() -> sleepAfter("beat", Duration.ofMinutes(15)), 0, 10, MINUTES);

        clock.advance(Duration.ofMinutes(30));

        assertThat(ran).startsWith("beat 00:00", "beat 00:15", "beat 00:30");
        assertThat(beat).isNotDone();
    }

    @Test
    void scheduleWithFixedDelay_slowWork_countsFromItsEnd() {
        Future<?> beat =
                executor.scheduleWithFixedDelay(() -> sleepAfter("beat", Duration.ofMinutes(3)), 5, 10, MINUTES);

        clock.advance(Duration.ofMinutes(32));

        assertThat(ran).containsExactly("beat 00:05", "beat 00:18", "beat 00:31");
        assertThat(beat).isNotDone();
    }

    @Test
    void scheduleAtFixedRate_workThatFails_stopsAndKeepsItsException() {
        var future = executor.scheduleAtFixedRate(
                () -> {
                    note("beat");
                    throw new IllegalStateException("no");
                },
                10,
                10,
                MINUTES);

        clock.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("beat 00:10");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void scheduleAtFixedRate_noPeriod_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> executor.scheduleAtFixedRate(() -> note("beat"), 0, 0, SECONDS))
                .withMessage("Work cannot repeat every 0 SECONDS.");
    }

    @Test
    void cancel_waitingWork_neverRuns() {
        Future<String> future = executor.schedule(() -> note("work"), 10, MINUTES);

        assertThat(future.cancel(true)).isTrue();
        clock.advance(Duration.ofHours(1));

        assertThat(ran).isEmpty();
        assertThat(future).isCancelled();
        assertThat(clock.nextEventAt()).isEmpty();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
    }

    @Test
    void cancel_fromWithinTheWork_stopsTheRepetitionAndInterruptsNobody() {
        List<Future<?>> self = new ArrayList<>();
        self.add(executor.scheduleAtFixedRate(
                () -> {
                    note("beat");
                    self.get(0).cancel(true);
                },
                10,
                10,
                MINUTES));

        clock.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("beat 00:10");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void submit_thenGet_runsWhatIsDueWithoutTimePassing() throws Exception {
        assertThat(executor.submit(() -> note("work")).get()).isEqualTo("work 00:00");
        assertThat(executor.submit(() -> note("work")).get(1, SECONDS)).isEqualTo("work 00:00");
        assertThat(executor.submit(() -> ran.clear(), "done").get()).isEqualTo("done");
        assertThat(clock.instant()).isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    void submit_withinWork_canBeWaitedFor() {
        List<Object> results = new ArrayList<>();
        executor.execute(() -> results.add(uncheckedGet(executor.submit(() -> note("inner")))));

        clock.advance(Duration.ZERO);

        assertThat(results).containsExactly("inner 00:00");
    }

    @Test
    void submit_workThatFails_keepsItsException() {
        Future<?> future = executor.submit((Callable<String>) () -> {
            throw new IOException("no");
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withRootCauseInstanceOf(IOException.class);
    }

    @Test
    void get_workDueLater_tellsWhenInsteadOfBlocking() {
        var future = executor.schedule(() -> note("work"), 1, HOURS);
        String expected = "The work of heartbeats is due at 2024-01-01T01:00:00Z, and it is 2024-01-01T00:00:00Z:"
                + " simulated time stands still while somebody waits. Advance the clock first.";

        assertThatIllegalStateException().isThrownBy(future::get).withMessage(expected);
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> future.get(2, HOURS))
                .withMessage(expected);
    }

    @Test
    void get_repeatedWork_tellsThatItNeverCompletes() {
        var future = executor.scheduleAtFixedRate(() -> note("beat"), 0, 1, HOURS);

        assertThatIllegalStateException()
                .isThrownBy(future::get)
                .withMessage("The work of heartbeats repeats, so it completes only when it is cancelled or fails.");
    }

    @Test
    void get_workThatWasNeverHandedIn_tellsIt() {
        ClockExecutor own = new ClockExecutor(clock, "heartbeats");

        assertThatIllegalStateException()
                .isThrownBy(own.newTaskFor(() -> note("work"))::get)
                .withMessage("The work of heartbeats was never handed to it, so it never completes.");
    }

    @Test
    void execute_futureOfAnotherExecutor_runsItWhereItWasHandedIn() throws Exception {
        Future<String> later = SimulatedExecutors.scheduled(clock, "other").schedule(() -> note("work"), 1, HOURS);

        executor.execute((Runnable) later);
        clock.runDue();

        assertThat(later.get()).isEqualTo("work 00:00");
        assertThat(ran).containsExactly("work 00:00");
    }

    @Test
    void execute_futureOfAnotherExecutor_isCountedWhereItWasHandedIn() {
        Future<String> later = SimulatedExecutors.scheduled(clock, "other").schedule(() -> note("work"), 1, HOURS);

        executor.execute((Runnable) later);
        assertThat(executor).hasToString("heartbeats with 1 waiting");
        clock.runDue();

        assertThat(executor).hasToString("heartbeats with 0 waiting");
    }

    @Test
    void execute_workThatFails_isNoLongerCounted() {
        executor.execute(SimulatedExecutorsTest::failing);

        assertThatIllegalStateException().isThrownBy(clock::runDue);

        assertThat(executor).hasToString("heartbeats with 0 waiting");
    }

    @Test
    void executor_work_isCountedUntilItIsDone() {
        executor.schedule(() -> note("later"), 1, HOURS);
        executor.execute(() -> note("now"));
        assertThat(executor).hasToString("heartbeats with 2 waiting");

        clock.runDue();

        assertThat(executor).hasToString("heartbeats with 1 waiting");
    }

    @Test
    void repeatedWork_thatFails_isToldToTheJournalOnce() {
        executor.scheduleAtFixedRate(SimulatedExecutorsTest::failing, 1, 1, MINUTES);

        clock.advance(Duration.ofMinutes(5));

        assertThat(deaths()).containsExactly("heartbeats: java.lang.IllegalStateException: no");
    }

    @Test
    void workThatFails_whereSomebodyLooksOrNobodyNeedsIt_isNotToldToTheJournal() {
        executor.schedule(SimulatedExecutorsTest::failing, 1, MINUTES);
        List<Future<?>> self = new ArrayList<>();
        self.add(executor.scheduleAtFixedRate(
                () -> {
                    self.get(0).cancel(false);
                    failing();
                },
                1,
                1,
                MINUTES));
        ScheduledExecutorService leaving = SimulatedExecutors.scheduled(clock, "leaving");
        leaving.scheduleAtFixedRate(
                () -> {
                    leaving.shutdownNow();
                    failing();
                },
                1,
                1,
                MINUTES);

        clock.advance(Duration.ofMinutes(5));

        assertThat(deaths()).isEmpty();
        assertThat(leaving.isTerminated()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void failing() {
        throw new IllegalStateException("no");
    }

    private List<String> deaths() {
        return ecs.journal().entries().stream()
                .map(JournalEntry::event)
                .filter(NoteEvent.WorkDied.class::isInstance)
                .map(NoteEvent.WorkDied.class::cast)
                .map(died -> died.executor() + ": " + died.thrown())
                .toList();
    }

    @Test
    void cancel_interruptionThatTheThreadHadBefore_isKept() {
        List<Future<?>> self = new ArrayList<>();
        self.add(executor.schedule(() -> self.get(0).cancel(true), 0, SECONDS));

        Thread.currentThread().interrupt();
        clock.runDue();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruption_byTheWorkItself_isKept() {
        executor.execute(() -> Thread.currentThread().interrupt());

        clock.runDue();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void schedule_futureOfAnotherKind_comparesByDelayAlone() {
        ScheduledFuture<?> future = executor.schedule(() -> note("work"), 2, MINUTES);

        assertThat(List.of(1, 2, 3))
                .extracting(minutes -> Integer.signum(future.compareTo(new Elsewhere(Duration.ofMinutes(minutes)))))
                .containsExactly(1, 0, -1);
    }

    /** What another executor has. */
    private record Elsewhere(Duration delay) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(delay);
        }

        @Override
        public int compareTo(Delayed other) {
            throw new AssertionError("nobody asks");
        }
    }

    @Test
    void get_ofItself_isRefusedInsteadOfBlocking() {
        List<Future<?>> self = new ArrayList<>();
        self.add(executor.schedule(() -> uncheckedGet(self.get(0)), 1, MINUTES));

        clock.advance(Duration.ofMinutes(1));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> self.get(0).get())
                .withStackTraceContaining(
                        "The work of heartbeats is under way at 2024-01-01T00:01:00Z, so it cannot be waited for.");
    }

    @Test
    void executor_ofASimulatorThatFollowsAnotherClock_runsWithThatClock() throws Exception {
        try (EcsSimulator follower = EcsSimulator.builder().followClock(clock).build()) {
            var following = SimulatedExecutors.scheduled(follower.clock());
            var future = following.schedule(() -> note("work"), 10, MINUTES);

            clock.advance(Duration.ofMinutes(20));

            assertThat(future.get()).isEqualTo("work 00:20");
            assertThat(following).hasToString("simulated executor with 0 waiting");
        }
    }

    private String note(String what) {
        String line = what + " " + clock.instant().toString().substring(11, 16);
        ran.add(line);
        return line;
    }

    private void sleepAfter(String what, Duration duration) {
        note(what);
        clock.advance(duration);
    }

    @SuppressWarnings("unchecked") // what Kotlin and others do with a checked exception
    private static <E extends Throwable> void throwUndeclared(Throwable failure) throws E {
        throw (E) failure;
    }

    private static Object uncheckedGet(Future<?> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
