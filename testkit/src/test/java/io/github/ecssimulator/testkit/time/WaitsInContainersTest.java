package io.github.ecssimulator.testkit.time;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.ContainerProgram;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits of a container's own threads, for which simulated time passes: whoever moves the time goes on meanwhile. */
@Timeout(20) // a guard: nothing here waits in real time
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class WaitsInContainersTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedClock clock = ecs.clock();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        ecs.close();
    }

    private void tell(String what) {
        told.add(Duration.between(START, clock.instant()).toMinutes() + " " + what);
    }

    private void run(ContainerProgram program) {
        Containers.of(task).run(program);
        clock.advance(Duration.ofMinutes(10));
    }

    private static void sleep(Container container, int minutes) throws InterruptedException {
        container.sleeper().sleep(Duration.ofMinutes(minutes));
    }

    private static Future<String> job(Container container, int minutes) {
        return container.executor().submit(sleeping(container, minutes));
    }

    private static Callable<String> sleeping(Container container, int minutes) {
        return () -> {
            sleep(container, minutes);
            return "the job";
        };
    }

    @Test
    void get_workThatTakesLong_givesItsResultThen() {
        run(container -> tell(job(container, 7).get()));

        assertThat(told).containsExactly("7 the job");
    }

    @Test
    void get_workThatIsDoneWithinTheLimit_givesItsResultAndLeavesNothingPlanned() {
        run(container -> {
            container.scheduledExecutor();
            tell(job(container, 7).get(1, HOURS));
        });

        assertThat(told).containsExactly("7 the job");
        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void get_overBefore_isNotWokenAgain() {
        List<ExecutorService> executors = new ArrayList<>();
        run(container -> {
            executors.add(container.executor());
            tell(job(container, 7).get());
        });

        executors.get(0).shutdown();

        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void get_withoutPatience_isOverAtOnce() {
        run(container -> {
            Future<String> job = job(container, 7);
            tell(ExecutorUnderTest.outcome(() -> job.get(0, MINUTES)));
            tell(ExecutorUnderTest.outcome(() -> job.get(-1, DAYS)));
        });

        assertThat(told).containsExactly("0 TimeoutException", "0 TimeoutException");
    }

    @Test
    void get_limitBeyondTheEndOfTime_waitsForTheWork() {
        run(container -> tell(job(container, 7).get(Long.MAX_VALUE, DAYS)));

        assertThat(told).containsExactly("7 the job");
    }

    @Test
    void get_workUnderWayForTooLong_tellsThatItStillIs() {
        run(container -> tellWhyNot(job(container, 7), container.executor().toString()));

        assertThat(told).containsExactly("2 The work of it is still under way at 2024-01-01T00:02:00Z.");
    }

    @Test
    void get_workDueLater_tellsWhen() {
        run(container -> {
            Future<?> late = container.scheduledExecutor().schedule(() -> tell("late"), 5, MINUTES);
            tellWhyNot(late, container.scheduledExecutor().toString());
        });

        assertThat(told).startsWith("2 The work of it is due at 2024-01-01T00:05:00Z, and it is 2024-01-01T00:02:00Z.");
    }

    private void tellWhyNot(Future<?> future, String executor) throws InterruptedException, ExecutionException {
        try {
            tell("done: " + future.get(2, MINUTES));
        } catch (TimeoutException e) {
            tell(e.getMessage().replace(executor.replaceAll(" with \\d+ waiting$", ""), "it"));
        }
    }

    @Test
    void get_workThatAnotherThreadCancels_isOverThen() {
        run(container -> {
            Future<?> beats = container.scheduledExecutor().scheduleAtFixedRate(() -> {}, 1, 1, HOURS);
            container.scheduledExecutor().schedule(() -> beats.cancel(false), 3, MINUTES);
            try {
                beats.get();
            } catch (CancellationException e) {
                tell("cancelled");
            }
        });

        assertThat(told).containsExactly("3 cancelled");
    }

    @Test
    void get_workThatTheTestCancels_isOverThen() {
        run(container -> {
            Future<?> beats = container.scheduledExecutor().scheduleAtFixedRate(() -> {}, 1, 1, HOURS);
            clock.runAfter(Duration.ofMinutes(3), "cancel", () -> beats.cancel(false));
            tell(ExecutorUnderTest.outcome(beats::get));
        });

        assertThat(told).containsExactly("3 CancellationException");
    }

    @Test
    void get_repeatedWorkThatFails_isOverThen() {
        run(container -> tell(ExecutorUnderTest.outcome(container
                .scheduledExecutor()
                .scheduleAtFixedRate(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        4,
                        1,
                        MINUTES)::get)));

        assertThat(told).containsExactly("4 ExecutionException of IllegalStateException");
    }

    @Test
    void awaitTermination_shutdownByAnotherThread_isOverThen() {
        run(container -> {
            container.scheduledExecutor();
            container.executor().execute(() -> {
                clock.advance(Duration.ofMinutes(3));
                container.scheduledExecutor().shutdown();
            });
            tell("terminated " + container.scheduledExecutor().awaitTermination(1, HOURS));
        });

        assertThat(told).containsExactly("3 terminated true");
    }

    @Test
    void awaitTermination_shutdownNowByAnotherThread_isOverThen() {
        run(container -> {
            container.scheduledExecutor().schedule(() -> tell("late"), 5, MINUTES);
            container.executor().execute(() -> {
                clock.advance(Duration.ofMinutes(3));
                container.scheduledExecutor().shutdownNow();
            });
            tell("terminated " + container.scheduledExecutor().awaitTermination(1, HOURS));
        });

        assertThat(told).containsExactly("3 terminated true");
    }

    @Test
    void awaitTermination_cancelledWorkThatIsStillUnderWay_isOverWhenItEnds() {
        run(container -> {
            Future<?> job = job(container, 7);
            sleep(container, 1);
            job.cancel(false);
            container.executor().shutdown();
            tell("terminated " + container.executor().awaitTermination(1, HOURS));
        });

        assertThat(told).containsExactly("7 terminated true");
    }

    @Test
    void awaitTermination_workThatTakesTooLong_isFalseAtTheLimit() {
        run(container -> {
            job(container, 7);
            container.executor().shutdown();
            tell("terminated " + container.executor().awaitTermination(2, MINUTES));
        });

        assertThat(told).containsExactly("2 terminated false");
    }

    @Test
    void invokeAll_withALimit_isOneForAllOfThem() {
        run(container -> {
            List<Future<String>> jobs =
                    container.executor().invokeAll(List.of(sleeping(container, 3), sleeping(container, 6)), 4, MINUTES);
            tell(jobs.get(0).get());
            tell(ExecutorUnderTest.outcome(jobs.get(1)::get));
        });

        assertThat(told).containsExactly("4 the job", "4 CancellationException");
    }

    @Test
    void invokeAny_withinTheLimit_givesTheResultThen() {
        run(container -> {
            tell(container.executor().invokeAny(List.of(sleeping(container, 3)), 4, MINUTES));
            tell(container.executor().invokeAny(List.of(sleeping(container, 3))));
        });

        assertThat(told).containsExactly("3 the job", "6 the job");
    }

    @Test
    void invokeAny_withALimit_isOneForAllOfThem() {
        run(container -> tell(ExecutorUnderTest.outcome(() -> container
                .executor()
                .invokeAny(
                        List.of(
                                () -> {
                                    sleep(container, 3);
                                    throw new IllegalStateException("no");
                                },
                                sleeping(container, 3)),
                        4,
                        MINUTES))));

        assertThat(told).containsExactly("4 TimeoutException");
    }

    @Test
    void newIncompleteFuture_completedLater_isWaitedForInSimulatedTime() {
        run(container -> {
            tell(completedAfter(container, 3).get());
            tell(completedAfter(container, 3).join());
            tell(completedAfter(container, 3).get(1, HOURS));
        });

        assertThat(told).containsExactly("3 completed", "6 completed", "9 completed");
        assertThat(clock.nextEventAt()).isEmpty();
    }

    @Test
    void newIncompleteFuture_completedByTheTest_isWaitedForInSimulatedTime() {
        run(container -> {
            CompletableFuture<String> future = SimulatedExecutors.newIncompleteFuture(container.scheduledExecutor());
            clock.runAfter(Duration.ofMinutes(3), "answer", () -> future.complete("completed"));
            tell(future.get(1, HOURS));
        });

        assertThat(told).containsExactly("3 completed");
    }

    @Test
    void newIncompleteFuture_completedTooLate_timesOutInSimulatedTime() {
        run(container -> tell(
                ExecutorUnderTest.outcome(() -> completedAfter(container, 5).get(2, MINUTES))));

        assertThat(told).containsExactly("2 TimeoutException");
    }

    private static CompletableFuture<String> completedAfter(Container container, int minutes) {
        CompletableFuture<String> future = SimulatedExecutors.newIncompleteFuture(container.scheduledExecutor());
        container.scheduledExecutor().schedule(() -> future.complete("completed"), minutes, MINUTES);
        return future;
    }

    @Test
    void repeatedWork_endedWithItsContainer_isNoDeath() {
        run(container -> container
                .scheduledExecutor()
                .scheduleAtFixedRate(() -> clock.advance(Duration.ofHours(1)), 1, 1, MINUTES));

        task.crash(1);
        clock.advance(Duration.ofHours(2));

        assertThat(ecs.journal().entries()).noneMatch(entry -> entry.event() instanceof NoteEvent.WorkDied);
    }
}
