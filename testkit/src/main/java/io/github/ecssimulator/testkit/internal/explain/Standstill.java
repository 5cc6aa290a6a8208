package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.StuckThread;
import io.github.ecssimulator.model.StuckThread.Kind;
import io.github.ecssimulator.model.VisibleText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Threads of the code under test that time does not help on: most likely what did not come was theirs to do.
 *
 * @param words what they wait for
 * @param fix what to do about it
 * @param isCertain whether it is a mistake, whoever waits; else they may have nothing to do with the failure
 */
record Standstill(String words, String fix, boolean isCertain) {
    private static final Set<Kind> ALONE = Set.of(Kind.SLEEP, Kind.TIMED_WAIT, Kind.LOCK); // only ever asked for one
    // of Java 25, where futures have that of the common pool, and virtual threads that of a pool of their own
    private static final String OF_OTHER_POOLS = "ForkJoinPool-\\d+-delayScheduler";
    private static final String ORDER = "take the locks in one order everywhere";
    private static final String FREE = "hold no lock that the heartbeat needs while the work goes on";
    static final String SLEEPER = "let it sleep in simulated time: clock.sleep, or in a container container.sleeper()";
    private static final String SCHEDULER =
            "give the code SimulatedExecutors.scheduled(ecs.clock()) for it, or in a container container.scheduledExecutor()";

    /** {@return the standstill of a world, if there is one now} */
    static Optional<Standstill> of(EcsSimulator ecs) {
        return of(ecs.clock().notes().stuckThreads());
    }

    private static Optional<Standstill> of(List<StuckThread> all) {
        List<StuckThread> deadlocked =
                all.stream().filter(thread -> thread.kind() == Kind.DEADLOCK).toList();
        return deadlocked.isEmpty() ? inRealTime(all) : Optional.of(inADeadlock(deadlocked));
    }

    /** {@return that of the moment at which a protection ran out, whose threads may have ended since} */
    static Optional<Standstill> at(EcsSimulator ecs, Instant ranOut) {
        return of(ecs.clock().notes().stuckThreadsAt(ranOut));
    }

    /** {@return that a thread waited for a lock then, perhaps that of a job which sleeps in simulated time} */
    static Optional<Standstill> behindALock(EcsSimulator ecs, Instant ranOut) {
        return inRealTime(ecs.clock().notes().stuckThreadsAt(ranOut).stream()
                .filter(thread -> thread.kind() == Kind.LOCK)
                .toList());
    }

    /** {@return a thread that sleeps in real time in the user's code, in words, if there is one} */
    static Optional<String> sleeper(EcsSimulator ecs) {
        return ecs.clock().notes().stuckThreads().stream()
                .filter(thread -> thread.kind() == Kind.SLEEP)
                .findFirst()
                .map(thread -> "the thread " + name(thread) + ", which sleeps in real time");
    }

    private static Standstill inADeadlock(List<StuckThread> threads) {
        String names = threads.stream().map(Standstill::name).collect(Collectors.joining(" and "));
        return new Standstill(
                threads.size() == 1
                        ? "the thread " + names + " waits for ever for a lock whose owner waits for one of its own"
                        : "the threads " + names + " wait for each other's locks, for ever",
                ORDER,
                true);
    }

    /** What is planned comes by itself, and who waits for a while may wait for somebody else. */
    static Optional<Standstill> inRealTime(List<StuckThread> all) {
        long planned =
                all.stream().filter(thread -> !ALONE.contains(thread.kind())).count();
        return all.stream()
                .min(Comparator.comparing(thread -> thread.kind() == Kind.TIMED_WAIT))
                .map(first -> ALONE.contains(first.kind()) ? alone(first) : planned(first, planned));
    }

    private static Standstill alone(StuckThread thread) {
        if (thread.kind() == Kind.LOCK) {
            return new Standstill(
                    "the thread " + name(thread) + " waited then for a lock that another thread held", FREE, false);
        }
        return new Standstill(
                "the thread " + name(thread)
                        + (thread.kind() == Kind.SLEEP
                                ? " sleeps in real time, and simulated time does not wake it"
                                : " waits for at most so much real time, which simulated time does not bring to its end"),
                SLEEPER,
                false);
    }

    private static Standstill planned(StuckThread first, long threads) {
        if (first.kind() == Kind.DELAYED_FUTURES && first.name().matches(OF_OTHER_POOLS)) {
            return new Standstill(
                    "the thread " + name(first)
                            + " waits in real time to wake a virtual thread that sleeps, or for what a"
                            + " ForkJoinPool has planned, and simulated time does not move that",
                    SLEEPER + "; or " + SCHEDULER,
                    false);
        }
        String others = threads == 1 ? " waits" : " and " + (threads - 1) + " more wait";
        return new Standstill(
                "the thread " + name(first) + others + " in real time for what " + planner(first.kind())
                        + " has planned, and simulated time does not move that",
                SCHEDULER,
                false);
    }

    private static String planner(Kind kind) {
        return switch (kind) {
            case SCHEDULED_EXECUTOR -> "a ScheduledThreadPoolExecutor";
            case TIMER -> "a java.util.Timer";
            case DELAYED_FUTURES -> "CompletableFuture.delayedExecutor";
            case DELAY_QUEUE -> "a DelayQueue";
            case SLEEP, TIMED_WAIT, LOCK, DEADLOCK -> throw new IllegalArgumentException(kind + " plans nothing");
        };
    }

    private static String name(StuckThread thread) {
        return "\"" + VisibleText.of(thread.name()) + "\""
                + thread.place()
                        .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                        .orElse("");
    }

    /** {@return a diagnosis that something did not come, with the threads as its cause if there are any} */
    static Diagnosis explains(EcsSimulator ecs, String whatIsMissing, Diagnosis found) {
        return of(ecs).map(standstill -> standstill.explains(whatIsMissing, found))
                .orElse(found);
    }

    Diagnosis explains(String whatIsMissing, Diagnosis found) {
        return isCertain
                ? found.because(words + ": most likely " + whatIsMissing, fix)
                : found.because(
                        found.cause() + "; " + words + ": most likely " + whatIsMissing,
                        fix + "; if that thread has nothing to do with it, " + found.fix());
    }
}
