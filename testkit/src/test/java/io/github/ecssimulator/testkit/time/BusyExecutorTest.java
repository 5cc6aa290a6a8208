package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that sleeps in simulated time keeps the one thread of its executor busy, as in a pool of one thread of the JDK. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class BusyExecutorTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedClock clock = ecs.clock();
    private final ScheduledExecutorService executor = SimulatedExecutors.scheduled(clock, "worker");
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        ecs.close();
    }

    private String note(String what) {
        ran.add(what + " " + clock.instant().toString().substring(11, 16));
        return what;
    }

    private void job(int minutes) {
        try {
            note("begin");
            clock.sleep(Duration.ofMinutes(minutes));
            note("end");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void repeatedWork_dueWhileAnotherSleeps_runsWhenThatHasEndedAndCatchesUp() {
        executor.scheduleAtFixedRate(() -> note("beat"), 20, 20, MINUTES);
        executor.execute(() -> job(50));

        clock.advance(Duration.ofMinutes(60));

        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "beat 00:50", "beat 00:50", "beat 01:00");
    }

    @Test
    void work_dueWhileAnotherSleeps_keepsItsOrder() {
        executor.schedule(() -> note("second"), 20, MINUTES);
        executor.schedule(() -> note("first"), 10, MINUTES);
        executor.execute(() -> job(50));

        clock.advance(Duration.ofMinutes(60));

        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "first 00:50", "second 00:50");
    }

    @Test
    void cancel_ofWorkThatIsHeldUp_neverRunsIt() {
        Future<?> beat = executor.scheduleAtFixedRate(() -> note("beat"), 20, 20, MINUTES);
        clock.runAfter(Duration.ofMinutes(30), "cancel", () -> beat.cancel(false));
        executor.execute(() -> job(50));

        clock.advance(Duration.ofMinutes(60));

        assertThat(ran).containsExactly("begin 00:00", "end 00:50");
    }

    @Test
    void shutdownNow_workIsHeldUp_handsItBack() {
        Future<?> held = executor.schedule(() -> note("held"), 20, MINUTES);
        List<Runnable> neverBegun = new ArrayList<>();
        clock.runAfter(Duration.ofMinutes(30), "stop", () -> neverBegun.addAll(executor.shutdownNow()));
        executor.execute(() -> {
            try {
                clock.sleep(Duration.ofMinutes(50));
            } catch (InterruptedException e) {
                note("interrupted");
            }
        });

        clock.advance(Duration.ofMinutes(60));

        assertThat(neverBegun).hasSize(1).first().isSameAs(held);
        assertThat(ran).containsExactly("interrupted 00:30");
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void get_withinTheWorkThatSlept_runsWhatItWaitsFor() {
        List<Object> results = new ArrayList<>();
        executor.execute(() -> {
            job(50);
            try {
                results.add(
                        executor.submit((Callable<String>) () -> note("inner")).get());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        clock.advance(Duration.ofMinutes(60));

        assertThat(results).containsExactly("inner");
        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "inner 00:50");
    }

    @Test
    void get_onAnotherThread_waitsUntilTheWorkThatSleepsHasEnded() throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor();
        clock.runAfter(
                Duration.ofMinutes(10),
                "hands in",
                () -> own.execute(() -> {
                    try {
                        executor.submit((Callable<String>) () -> note("inner")).get();
                        note("got");
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
        executor.execute(() -> job(50));

        clock.advance(Duration.ofMinutes(60));
        own.shutdownNow();

        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "inner 00:50", "got 00:50");
    }

    @Test
    void threadsOfItsOwn_dueWhileAnotherSleeps_runsInTime() {
        ExecutorService pool = Executors.newCachedThreadPool();
        ScheduledExecutorService several = SimulatedExecutors.scheduled(clock, "workers", pool);
        Future<?> beat = several.scheduleAtFixedRate(() -> note("beat"), 20, 20, MINUTES);
        several.execute(() -> {
            job(50);
            beat.cancel(false);
        });

        clock.advance(Duration.ofMinutes(60));
        pool.shutdownNow();

        assertThat(ran).containsExactly("begin 00:00", "beat 00:20", "beat 00:40", "end 00:50");
    }

    @Test
    void join_ofASimulatedFutureWithinTheWorkThatSlept_runsTheStageItWaitsFor() {
        executor.execute(() -> {
            job(50);
            CompletableFuture<String> made = SimulatedExecutors.newIncompleteFuture(executor);
            CompletableFuture<String> stage = made.thenApplyAsync(this::note);
            made.complete("stage");
            note("got " + stage.join());
        });

        clock.advance(Duration.ofMinutes(60));

        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "stage 00:50", "got stage 00:50");
    }

    @Test
    void work_handedInAtOnce_runsOneAfterTheOther() {
        executor.execute(() -> job(50));
        executor.execute(() -> job(10));

        clock.advance(Duration.ofMinutes(60));

        assertThat(ran).containsExactly("begin 00:00", "end 00:50", "begin 00:50", "end 01:00");
    }

    @Test
    void work_handedInByTheOneThatSlept_comesBehindWhatWasDueMeanwhile() {
        executor.scheduleAtFixedRate(() -> note("beat"), 20, 20, MINUTES);
        executor.schedule(() -> note("due"), 50, MINUTES);
        executor.execute(() -> {
            job(50);
            executor.execute(() -> note("handed in"));
        });

        clock.advance(Duration.ofMinutes(50));

        assertThat(ran)
                .containsExactly(
                        "begin 00:00", "end 00:50", "beat 00:50", "beat 00:50", "due 00:50", "handed in 00:50");
    }

    @Test
    void failure_ofWorkThatOthersWaitFor_comesOutOfTheAdvanceThoughTheSimulatorIsClosed() {
        executor.schedule(() -> note("held"), 20, MINUTES);
        clock.runAfter(Duration.ofMinutes(30), "close", () -> {
            executor.shutdown();
            ecs.close();
        });
        executor.execute(() -> {
            try {
                clock.sleep(Duration.ofMinutes(50));
            } catch (InterruptedException | IllegalStateException e) {
                throw new UnsupportedOperationException(e);
            }
        });

        assertThatThrownBy(() -> clock.advance(Duration.ofMinutes(60)))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
