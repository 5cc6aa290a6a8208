package io.github.ecssimulator.testkit.time;

import static io.github.ecssimulator.testkit.time.ExecutorUnderTest.interrupted;
import static io.github.ecssimulator.testkit.time.ExecutorUnderTest.outcome;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What code can see of an executor, beside a ScheduledThreadPoolExecutor of one thread. Both tell the same story in each
 * scenario; where they differ on purpose, {@link SimulatedExecutors} and the other tests of this package say so.
 */
@Timeout(20) // a guard: no scenario waits longer than a millisecond
@SuppressWarnings({"FutureReturnValueIgnored", "UnnecessaryLambda"
}) // what becomes of futures is what this test looks at
class SimulatedExecutorsAgainstTheJdkTest {

    private static final Callable<String> WORK = () -> "done";
    private static final Runnable NOTHING = () -> {};

    @ParameterizedTest
    @MethodSource("scenarios")
    void executor_scenario_endsAsInTheJdk(Scenario scenario) throws Exception {
        assertThat(tell(ExecutorUnderTest.simulated(), scenario))
                .isEqualTo(tell(ExecutorUnderTest.ofTheJdk(), scenario));
    }

    private static String tell(ExecutorUnderTest it, Scenario scenario) throws Exception {
        try (it) {
            return String.valueOf(scenario.tell(it));
        }
    }

    static Stream<Named<Scenario>> scenarios() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        results(all);
        handingIn(all);
        waiting(all);
        waitingForAnotherThread(all);
        interruptions(all);
        cancelling(all);
        scheduling(all);
        schedulingLate(all);
        for (boolean fixedRate : new boolean[] {true, false}) {
            repeating(all, fixedRate, fixedRate ? "at a rate" : "with a delay");
        }
        shuttingDown(all);
        afterShutdown(all);
        shuttingDownNow(all);
        awaitingTermination(all);
        afterTermination(all);
        invokingAll(all);
        invokingAny(all);
        completionStages(all);
        completionServices(all);
        return all.entrySet().stream().map(scenario -> Named.of(scenario.getKey(), scenario.getValue()));
    }

    private static void results(Map<String, Scenario> all) {
        all.put("submit, callable", it -> it.executor.submit(WORK).get());
        all.put("submit, runnable", it -> it.executor.submit(NOTHING).get());
        all.put(
                "submit, runnable with a result",
                it -> it.executor.submit(NOTHING, "value").get());
        all.put("submit, done after get", it -> {
            Future<String> future = it.executor.submit(WORK);
            return future.get() + future.isDone() + future.isCancelled();
        });
        all.put("submit, checked exception", it -> outcome(it.executor.submit(ExecutorUnderTest::fail)::get));
        all.put(
                "submit, error",
                it -> outcome(it.executor.submit(() -> {
                    throw new AssertionError("no");
                })::get));
    }

    private static void handingIn(Map<String, Scenario> all) {
        all.put("submit, order", it -> {
            List<String> ran = Collections.synchronizedList(new ArrayList<>());
            it.executor.execute(() -> ran.add("first"));
            it.executor.submit(() -> ran.add("second"));
            it.executor.schedule(() -> ran.add("third"), 0, SECONDS);
            it.runDue();
            return ran;
        });
        all.put("submit, from within work, runs after it", it -> {
            List<String> ran = Collections.synchronizedList(new ArrayList<>());
            Future<?> outer = it.executor.submit(() -> {
                it.executor.execute(() -> ran.add("inner"));
                ran.add("outer");
            });
            outer.get();
            it.runDue();
            return ran;
        });
        all.put(
                "submit, null",
                it -> outcome(() -> it.executor.submit((Callable<?>) null))
                        + outcome(() -> it.executor.submit((Runnable) null))
                        + outcome(() -> it.executor.submit(null, "value")));
        all.put(
                "execute, null",
                it -> outcome(() -> {
                    it.executor.execute(null);
                    return "taken";
                }));
    }

    private static void waiting(Map<String, Scenario> all) {
        all.put(
                "get, without a unit",
                it -> outcome(() -> it.executor.submit(WORK).get(1, null)));
        all.put("get, with a limit", it -> it.executor.submit(WORK).get(1, HOURS));
        all.put(
                "get, due later, with a limit",
                it -> outcome(() -> it.executor.schedule(WORK, 1, HOURS).get(1, MILLISECONDS)));
        all.put(
                "get, due later, without patience",
                it -> outcome(() -> it.executor.schedule(WORK, 1, HOURS).get(-1, SECONDS)));
    }

    private static void waitingForAnotherThread(Map<String, Scenario> all) {
        all.put("get, under way in another thread", it -> {
            Future<String> future = it.underWay();
            it.whenThisThreadWaits(it::release);
            return outcome(future::get);
        });
        all.put("get, under way in another thread, with a limit", it -> {
            Future<String> future = it.underWay();
            it.whenThisThreadWaits(it::release);
            return outcome(() -> future.get(1, HOURS));
        });
        all.put("get, under way in another thread, too long", it -> {
            Future<String> future = it.underWay();
            return outcome(() -> future.get(1, MILLISECONDS)) + future.isDone();
        });
        all.put("get, under way in another thread that fails", it -> {
            Future<String> future = it.underWay();
            it.whenThisThreadWaits(it.executor::shutdownNow);
            return outcome(future::get);
        });
        all.put("get, cancelled meanwhile by another thread", it -> {
            Future<String> future = it.underWay();
            it.whenThisThreadWaits(() -> future.cancel(false));
            return outcome(future::get);
        });
        all.put("get, due, while other work is under way", it -> {
            it.underWay();
            Future<String> next = it.executor.submit(WORK);
            it.release();
            return outcome(next::get);
        });
    }

    private static void interruptions(Map<String, Scenario> all) {
        all.put("interrupted, get", it -> interrupted(it.executor.schedule(WORK, 1, HOURS)::get));
        all.put(
                "interrupted, get with a limit",
                it -> interrupted(() -> it.executor.schedule(WORK, 1, HOURS).get(1, MILLISECONDS)));
        all.put(
                "interrupted, get without patience",
                it -> interrupted(() -> it.executor.schedule(WORK, 1, HOURS).get(0, SECONDS)));
        all.put("interrupted, get of what is done", it -> {
            Future<String> future = it.executor.submit(WORK);
            future.get();
            return interrupted(future::get);
        });
        all.put("interrupted, get of what is under way", it -> interrupted(it.underWay()::get));
        all.put("interrupted while it waits for another thread", it -> {
            Future<String> future = it.underWay();
            it.whenThisThreadWaits(Thread.currentThread()::interrupt);
            return outcome(future::get) + Thread.interrupted();
        });
        all.put("interrupted, work is still there", it -> {
            Future<String> future = it.executor.schedule(WORK, 1, HOURS);
            return interrupted(future::get) + future.isDone() + future.cancel(false);
        });
    }

    private static void cancelling(Map<String, Scenario> all) {
        all.put("cancel, waiting work", it -> {
            Future<String> future = it.executor.schedule(WORK, 1, HOURS);
            return "" + future.cancel(true) + future.isCancelled() + future.isDone() + outcome(future::get)
                    + outcome(() -> future.get(1, SECONDS));
        });
        all.put("cancel, twice", it -> {
            Future<String> future = it.executor.schedule(WORK, 1, HOURS);
            return "" + future.cancel(false) + future.cancel(true);
        });
        all.put("cancel, done work", it -> {
            Future<String> future = it.executor.submit(WORK);
            return future.get() + future.cancel(true) + future.isCancelled();
        });
        all.put("cancel, under way, with an interruption", it -> {
            Future<String> future = it.underWay();
            boolean cancelled = future.cancel(true);
            it.awaitInterruption();
            return cancelled + outcome(future::get);
        });
        all.put("cancel, under way, without an interruption", it -> {
            Future<String> future = it.underWay();
            String outcome = future.cancel(false) + outcome(future::get) + future.isDone();
            it.release();
            it.runDue();
            return outcome;
        });
        all.put("cancel, from within, interrupts that work alone", it -> {
            List<Object> seen = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Future<?>> self = new CompletableFuture<>();
            self.complete(it.executor.submit(() -> {
                seen.add(self.join().cancel(true));
                seen.add(Thread.currentThread().isInterrupted());
            }));
            it.runDue();
            it.executor.execute(() -> seen.add(Thread.currentThread().isInterrupted()));
            it.runDue();
            return seen;
        });
    }

    private static void scheduling(Map<String, Scenario> all) {
        all.put(
                "schedule, without delay",
                it -> it.executor.schedule(WORK, 0, SECONDS).get());
        all.put(
                "schedule, runnable",
                it -> it.executor.schedule(NOTHING, 0, SECONDS).get());
        for (long delay : new long[] {-1, Long.MIN_VALUE}) {
            all.put(
                    "schedule, delay " + delay,
                    it -> it.executor.schedule(WORK, delay, DAYS).get());
        }
        for (TimeUnit unit : TimeUnit.values()) {
            all.put("schedule, in the far future, in " + unit, it -> {
                ScheduledFuture<?> future = it.executor.schedule(WORK, Long.MAX_VALUE, unit);
                return (future.getDelay(DAYS) > 50_000)
                        + outcome(() -> future.get(1, MILLISECONDS))
                        + future.cancel(true);
            });
        }
    }

    private static void schedulingLate(Map<String, Scenario> all) {
        all.put(
                "schedule, null",
                it -> outcome(() -> it.executor.schedule((Runnable) null, 1, HOURS))
                        + outcome(() -> it.executor.schedule((Callable<?>) null, 1, HOURS))
                        + outcome(() -> it.executor.schedule(NOTHING, 1, null))
                        + outcome(() -> it.executor.schedule(WORK, 1, null)));
        all.put("schedule, order of futures", it -> {
            ScheduledFuture<?> later = it.executor.schedule(WORK, 2, HOURS);
            ScheduledFuture<?> sooner = it.executor.schedule(WORK, 1, HOURS);
            ScheduledFuture<?> last = it.executor.schedule(WORK, 2, HOURS);
            return List.of(
                    sign(later, sooner), sign(sooner, later), sign(later, last), sign(last, later), sign(later, later));
        });
        all.put("schedule, delay that is left", it -> {
            ScheduledFuture<?> later = it.executor.schedule(WORK, 1, HOURS);
            ScheduledFuture<?> due = it.executor.schedule(WORK, 0, HOURS);
            due.get();
            return (later.getDelay(MINUTES) >= 59) + "" + (due.getDelay(SECONDS) <= 0)
                    + outcome(() -> later.getDelay(null));
        });
    }

    private static int sign(ScheduledFuture<?> one, ScheduledFuture<?> other) {
        return Integer.signum(one.compareTo(other));
    }

    private static void repeating(Map<String, Scenario> all, boolean fixedRate, String kind) {
        for (long period : new long[] {0, -1, Long.MIN_VALUE}) {
            all.put(
                    "repeat " + kind + " of " + period,
                    it -> outcome(() -> repeat(it, fixedRate, NOTHING, period, HOURS)));
        }
        all.put(
                "repeat " + kind + ", null",
                it -> outcome(() -> repeat(it, fixedRate, null, 1, HOURS))
                        + outcome(() -> repeat(it, fixedRate, NOTHING, 1, null))
                        + outcome(() -> repeat(it, fixedRate, null, 0, HOURS))
                        + outcome(() -> repeat(it, fixedRate, NOTHING, 0, null)));
        all.put("repeat " + kind + ", work that fails", it -> {
            List<String> ran = Collections.synchronizedList(new ArrayList<>());
            ScheduledFuture<?> future = repeat(
                    it,
                    fixedRate,
                    () -> {
                        ran.add("beat");
                        throw new IllegalStateException("no");
                    },
                    1,
                    MILLISECONDS);
            it.runDue();
            return outcome(future::get) + future.isDone() + future.isCancelled() + ran;
        });
        all.put("repeat " + kind + ", is not done after a run", it -> {
            ScheduledFuture<?> future = repeat(it, fixedRate, NOTHING, Long.MAX_VALUE, DAYS);
            it.runDue();
            return future.isDone() + "" + (future.getDelay(DAYS) > 50_000) + future.cancel(false)
                    + outcome(future::get);
        });
        all.put("repeat " + kind + ", cancelled from within", it -> {
            CompletableFuture<Future<?>> self = new CompletableFuture<>();
            self.complete(repeat(it, fixedRate, () -> self.join().cancel(false), 1, HOURS));
            it.runDue();
            return outcome(self.join()::get);
        });
    }

    private static ScheduledFuture<?> repeat(
            ExecutorUnderTest it, boolean fixedRate, Runnable work, long period, TimeUnit unit) {
        return fixedRate
                ? it.executor.scheduleAtFixedRate(work, 0, period, unit)
                : it.executor.scheduleWithFixedDelay(work, 0, period, unit);
    }

    private static void shuttingDown(Map<String, Scenario> all) {
        all.put("shutdown, nothing to do", it -> {
            String before = "" + it.executor.isShutdown() + it.executor.isTerminated();
            it.executor.shutdown();
            return before
                    + it.executor.isShutdown()
                    + it.executor.awaitTermination(1, HOURS)
                    + it.executor.isTerminated();
        });
        all.put("shutdown, more work", it -> {
            it.executor.shutdown();
            return outcome(() -> it.executor.submit(WORK))
                    + outcome(() -> it.executor.schedule(WORK, 1, HOURS))
                    + outcome(() -> it.executor.scheduleAtFixedRate(NOTHING, 1, 1, HOURS))
                    + outcome(() -> it.executor.invokeAll(List.of(WORK)))
                    + outcome(() -> it.executor.invokeAll(List.of(WORK), 1, HOURS))
                    + outcome(() -> it.executor.invokeAny(List.of(WORK)))
                    + outcome(() -> it.executor.submit((Runnable) null))
                    + outcome(() -> CompletableFuture.supplyAsync(() -> "done", it.executor));
        });
    }

    private static void afterShutdown(Map<String, Scenario> all) {
        all.put("shutdown, work with a delay", it -> {
            Future<String> later = it.executor.schedule(WORK, 1, HOURS);
            it.executor.shutdown();
            String before = "" + later.isDone() + it.executor.isTerminated();
            return before + later.cancel(false);
        });
        all.put("shutdown, cancelled work with a delay", it -> {
            it.executor.schedule(WORK, 1, HOURS).cancel(false);
            it.executor.shutdown();
            return it.executor.awaitTermination(1, HOURS);
        });
        all.put("shutdown, repeated work", it -> {
            Future<?> beat = it.executor.scheduleAtFixedRate(NOTHING, 1, 1, HOURS);
            it.executor.shutdown();
            return beat.isCancelled() + outcome(beat::get) + it.executor.awaitTermination(1, HOURS);
        });
        all.put("shutdown, from within work", it -> {
            Future<?> future = it.executor.submit(() -> {
                it.executor.shutdown();
                return "" + it.executor.isShutdown() + it.executor.isTerminated();
            });
            return outcome(future::get) + it.executor.awaitTermination(1, HOURS);
        });
    }

    private static void shuttingDownNow(Map<String, Scenario> all) {
        all.put(
                "shutdownNow, nothing to do",
                it -> it.executor.shutdownNow() + "" + it.executor.awaitTermination(1, HOURS));
        all.put("shutdownNow, waiting work", it -> {
            Future<String> later = it.executor.schedule(WORK, 1, HOURS);
            Future<?> beat = it.executor.scheduleAtFixedRate(NOTHING, 1, 1, HOURS);
            List<Runnable> back = it.executor.shutdownNow();
            return back.size() + "" + back.contains((Runnable) later) + later.isDone() + beat.isDone()
                    + outcome(() -> later.get(1, MILLISECONDS)) + it.executor.awaitTermination(1, HOURS);
        });
        all.put("shutdownNow, running what it handed back", it -> {
            Future<String> later = it.executor.schedule(WORK, 1, HOURS);
            it.executor.shutdownNow().forEach(Runnable::run);
            return outcome(later::get);
        });
        all.put("shutdownNow, work under way", it -> {
            Future<String> future = it.underWay();
            List<Runnable> back = it.executor.shutdownNow();
            it.awaitInterruption();
            return back + outcome(future::get) + it.executor.awaitTermination(1, HOURS);
        });
        all.put("shutdownNow, from within work, interrupts it", it -> {
            Future<?> future = it.executor.submit(() -> {
                it.executor.shutdownNow();
                return Thread.interrupted();
            });
            return outcome(future::get) + Thread.interrupted();
        });
        all.put("shutdownNow, from within repeated work", it -> {
            Future<?> beat = it.executor.scheduleAtFixedRate(it.executor::shutdownNow, 0, 1, HOURS);
            return outcome(() -> it.executor.awaitTermination(1, HOURS)) + beat.isCancelled();
        });
    }

    private static void awaitingTermination(Map<String, Scenario> all) {
        all.put("awaitTermination, not shut down", it -> it.executor.awaitTermination(1, MILLISECONDS));
        all.put("awaitTermination, without a unit", it -> outcome(() -> it.executor.awaitTermination(1, null)));
        all.put("awaitTermination, work due now", it -> {
            Future<String> future = it.executor.submit(WORK);
            it.executor.shutdown();
            return it.executor.awaitTermination(1, HOURS) + outcome(future::get);
        });
        all.put("awaitTermination, work due later", it -> {
            it.executor.schedule(WORK, 1, HOURS);
            it.executor.shutdown();
            return it.executor.awaitTermination(1, MILLISECONDS);
        });
        all.put("awaitTermination, work under way in another thread", it -> {
            it.underWay();
            it.executor.shutdown();
            it.whenThisThreadWaits(it::release);
            return "" + it.executor.awaitTermination(1, HOURS) + it.executor.isTerminated();
        });
    }

    private static void afterTermination(Map<String, Scenario> all) {
        all.put("awaitTermination, work under way for too long", it -> {
            it.underWay();
            it.executor.shutdown();
            return it.executor.awaitTermination(1, MILLISECONDS);
        });
        all.put("awaitTermination, cancelled work still under way", it -> {
            it.underWay().cancel(false);
            it.executor.shutdown();
            boolean early = it.executor.isTerminated();
            it.whenThisThreadWaits(it::release);
            return early + "" + it.executor.awaitTermination(1, HOURS);
        });
        all.put("awaitTermination, interrupted", it -> interrupted(() -> it.executor.awaitTermination(1, HOURS)));
        all.put(
                "awaitTermination, interrupted, without patience",
                it -> interrupted(() -> it.executor.awaitTermination(0, HOURS)));
        all.put("awaitTermination, interrupted, terminated", it -> {
            it.executor.shutdown();
            it.executor.awaitTermination(1, HOURS);
            return interrupted(() -> it.executor.awaitTermination(1, HOURS));
        });
    }

    private static void invokingAll(Map<String, Scenario> all) {
        for (boolean limited : new boolean[] {false, true}) {
            String kind = "invokeAll" + (limited ? ", with a limit" : "");
            all.put(kind, it -> tellAll(invokeAll(it, limited, List.of(WORK, ExecutorUnderTest::fail, WORK))));
            all.put(kind + ", nothing", it -> tellAll(invokeAll(it, limited, List.of())));
            all.put(kind + ", null", it -> outcome(() -> invokeAll(it, limited, null)));
            all.put(kind + ", a null element", it -> {
                List<String> ran = Collections.synchronizedList(new ArrayList<>());
                Callable<String> late = () -> "" + ran.add("late");
                it.underWay();
                String outcome = outcome(() -> invokeAll(it, limited, Arrays.asList(late, null, late)));
                it.release();
                it.runDue();
                return outcome + ran;
            });
            all.put(kind + ", interrupted", it -> {
                List<String> ran = Collections.synchronizedList(new ArrayList<>());
                it.underWay();
                String outcome = interrupted(() -> invokeAll(it, limited, List.of(() -> "" + ran.add("late"))));
                it.release();
                it.runDue();
                return outcome + ran;
            });
        }
        all.put("invokeAll, without a unit", it -> outcome(() -> it.executor.invokeAll(List.of(WORK), 1, null)));
        all.put(
                "invokeAll, without patience",
                it -> tellAll(it.executor.invokeAll(List.of(WORK, WORK), 0, HOURS))
                        + tellAll(it.executor.invokeAll(List.of(WORK), -1, HOURS)));
    }

    private static List<Future<String>> invokeAll(ExecutorUnderTest it, boolean limited, List<Callable<String>> tasks)
            throws InterruptedException {
        return limited ? it.executor.invokeAll(tasks, 1, HOURS) : it.executor.invokeAll(tasks);
    }

    private static String tellAll(List<Future<String>> futures) {
        return futures.stream()
                .map(future -> future.isDone() + outcome(future::get))
                .toList()
                .toString();
    }

    private static void invokingAny(Map<String, Scenario> all) {
        for (boolean limited : new boolean[] {false, true}) {
            String kind = "invokeAny" + (limited ? ", with a limit" : "");
            all.put(kind, it -> invokeAny(it, limited, List.of(WORK)));
            all.put(kind + ", one fails", it -> invokeAny(it, limited, List.of(ExecutorUnderTest::fail, WORK)));
            all.put(
                    kind + ", all fail",
                    it -> outcome(
                            () -> invokeAny(it, limited, List.of(ExecutorUnderTest::fail, ExecutorUnderTest::fail))));
            all.put(kind + ", nothing", it -> outcome(() -> invokeAny(it, limited, List.of())));
            all.put(kind + ", null", it -> outcome(() -> invokeAny(it, limited, null)));
            all.put(kind + ", null elements", it -> outcome(() -> invokeAny(it, limited, Arrays.asList(null, null))));
            all.put(kind + ", interrupted", it -> {
                List<String> ran = Collections.synchronizedList(new ArrayList<>());
                it.underWay();
                String outcome = interrupted(() -> invokeAny(it, limited, List.of(() -> "" + ran.add("late"))));
                it.release();
                it.runDue();
                return outcome + ran;
            });
        }
        all.put("invokeAny, without a unit", it -> outcome(() -> it.executor.invokeAny(List.of(WORK), 1, null)));
    }

    private static String invokeAny(ExecutorUnderTest it, boolean limited, List<Callable<String>> tasks)
            throws Exception {
        return limited ? it.executor.invokeAny(tasks, 1, HOURS) : it.executor.invokeAny(tasks);
    }

    private static void completionStages(Map<String, Scenario> all) {
        all.put(
                "CompletableFuture, join",
                it -> CompletableFuture.supplyAsync(() -> "done", it.executor).join());
        all.put(
                "CompletableFuture, get",
                it -> CompletableFuture.runAsync(NOTHING, it.executor).get());
        all.put(
                "CompletableFuture, failure",
                it -> outcome(CompletableFuture.supplyAsync(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        it.executor)::join));
        all.put(
                "CompletableFuture, stages",
                it -> CompletableFuture.supplyAsync(() -> 1, it.executor)
                        .thenApplyAsync(value -> value + 1, it.executor)
                        .thenCombineAsync(
                                CompletableFuture.supplyAsync(() -> 3, it.executor), Integer::sum, it.executor)
                        .thenComposeAsync(
                                value -> CompletableFuture.supplyAsync(() -> value * 2, it.executor), it.executor)
                        .join());
        all.put("CompletableFuture, from within work, runs after it", it -> {
            List<String> ran = Collections.synchronizedList(new ArrayList<>());
            it.executor
                    .submit(() -> {
                        CompletableFuture.runAsync(() -> ran.add("inner"), it.executor);
                        ran.add("outer");
                    })
                    .get();
            it.runDue();
            return ran;
        });
    }

    private static void completionServices(Map<String, Scenario> all) {
        all.put("ExecutorCompletionService, take", it -> {
            ExecutorCompletionService<String> service = new ExecutorCompletionService<>(it.executor);
            Future<String> future = service.submit(WORK);
            return service.take().get() + outcome(future::get);
        });
        all.put("ExecutorCompletionService, poll", it -> {
            ExecutorCompletionService<String> service = new ExecutorCompletionService<>(it.executor);
            service.submit(ExecutorUnderTest::fail);
            return outcome(service.poll(1, HOURS)::get) + service.poll();
        });
        all.put("RunnableFuture of somebody else", it -> {
            RunnableFuture<String> own = new FutureTask<>(WORK);
            it.executor.execute(own);
            it.runDue();
            return own.get();
        });
    }

    /** Tells what code sees of an executor. */
    @FunctionalInterface
    interface Scenario {
        Object tell(ExecutorUnderTest it) throws Exception;
    }
}
