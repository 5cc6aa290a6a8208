package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.model.StuckThread;
import io.github.ecssimulator.model.StuckThread.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of threads that rest as far as anybody can see, and that no move of simulated time helps on. Only for who looks back. */
final class StuckThreads {
    private static final String OF_THE_SDK =
            "sdk-ScheduledExecutor"; // the timeouts of calls, which code under test does not plan
    private static final String DELAYS_OF_FUTURES = "CompletableFutureDelayScheduler"; // before Java 25

    /** Where the JDK waits for work that is planned in real time; without any it waits there without a limit. */
    private static final Map<String, Kind> WAITS = Map.of(
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take", Kind.SCHEDULED_EXECUTOR,
            "java.util.TimerThread.mainLoop", Kind.TIMER,
            "java.util.concurrent.DelayQueue.take", Kind.DELAY_QUEUE,
            "java.util.concurrent.DelayScheduler.loop", Kind.DELAYED_FUTURES);

    /** What code calls to wait until it is told something or a time is over. Whoever asks a queue has work to do when there is some. */
    private static final Set<String> TIMED_WAITS = Set.of(
            "java.lang.Object.wait",
            "java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.TimeUnit.timedWait",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.awaitNanos",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.awaitUntil",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil");

    /** What code calls to take a lock that it may have to wait for without a limit. */
    private static final Set<String> LOCKS = Set.of(
            "java.util.concurrent.locks.ReentrantLock.lock",
            "java.util.concurrent.locks.ReentrantLock.lockInterruptibly",
            "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock.lock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock.lock",
            "java.util.concurrent.locks.StampedLock.readLock",
            "java.util.concurrent.locks.StampedLock.writeLock",
            "java.util.concurrent.locks.StampedLock$ReadLockView.lock",
            "java.util.concurrent.locks.StampedLock$WriteLockView.lock");

    private static final Set<ThreadFacts.StackKind> SLEEPS =
            EnumSet.of(ThreadFacts.StackKind.SLEEP, ThreadFacts.StackKind.BACK_OFF); // only ever asked for one

    private StuckThreads() {}

    static List<StuckThread> among(WatchedSet watched) {
        return alsoForLocks(watched).stream()
                .filter(thread -> thread.kind() != Kind.LOCK)
                .toList();
    }

    /** Time may help on who waits for a lock: its owner may sleep in simulated time. */
    static List<StuckThread> alsoForLocks(WatchedSet watched) {
        Set<Long> deadlocked = ThreadFacts.deadlocked();
        return Arrays.stream(ThreadFacts.all())
                .filter(thread -> watched.includes(thread) && !thread.getName().startsWith(OF_THE_SDK))
                .flatMap(thread -> of(thread, deadlocked))
                .toList();
    }

    /** The threads that wait for each other's locks, in words, if a thread is one of them. */
    static Optional<String> deadlockOf(Watched busy) {
        Set<Long> deadlocked = ThreadFacts.deadlocked();
        if (!(busy instanceof WatchedThread watched)
                || !deadlocked.contains(watched.thread().getId())) {
            return Optional.empty();
        }
        return Optional.of(ThreadFacts.ring(watched.thread().getId()).stream()
                .map(thread -> "\"" + ThreadFacts.nameOf(thread) + "\"")
                .collect(Collectors.joining(" and ", "the threads ", " wait for each other's locks, for ever")));
    }

    /** The lock that a thread waits for and who has it, in words, if it waits for one. */
    static Optional<String> lockOf(Watched busy) {
        return busy instanceof WatchedThread watched
                ? ThreadFacts.lockOf(watched.thread())
                        .map(lock -> lock.lock() + ", which the thread \"" + lock.owner()
                                + "\" holds"
                                + place(lock.ownerStack().stream())
                                        .map(frame -> " at " + words(frame))
                                        .orElse(""))
                : Optional.empty();
    }

    /** Without the class loader, which the JVM names in what it tells of another thread. */
    private static String words(StackTraceElement frame) {
        return name(frame) + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }

    private static Stream<StuckThread> of(Thread thread, Set<Long> deadlocked) {
        StackTraceElement[] stack = thread.getStackTrace();
        Kind kind = deadlocked.contains(thread.getId()) ? Kind.DEADLOCK : kindOrNull(thread, stack);
        return kind == null ? Stream.empty() : Stream.of(new StuckThread(thread.getName(), kind, place(stack)));
    }

    private static @Nullable Kind kindOrNull(Thread thread, StackTraceElement[] stack) {
        if (thread.getState() != Thread.State.TIMED_WAITING) {
            boolean isForALock = thread.getState() == Thread.State.BLOCKED || isCalled(stack, LOCKS);
            return isForALock ? Kind.LOCK : null;
        }
        if (SLEEPS.contains(ThreadFacts.StackKind.of(stack))) {
            return Kind.SLEEP;
        }
        Kind kind = Stream.of(stack)
                .flatMap(frame -> Stream.ofNullable(WAITS.get(name(frame))))
                .findFirst()
                .orElse(isCalled(stack, TIMED_WAITS) ? Kind.TIMED_WAIT : null);
        return kind != null && thread.getName().equals(DELAYS_OF_FUTURES) ? Kind.DELAYED_FUTURES : kind;
    }

    /** Whether that is what the code calls that is not the JDK's. */
    private static boolean isCalled(StackTraceElement[] stack, Set<String> waits) {
        return Stream.of(stack)
                .takeWhile(StuckThreads::isOfTheJdk)
                .reduce((upper, lower) -> lower)
                .filter(called -> waits.contains(name(called)))
                .isPresent();
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    /** What the JVM makes for a method reference is in no line. */
    private static Optional<StackTraceElement> place(StackTraceElement[] stack) {
        return place(Stream.of(stack));
    }

    private static Optional<StackTraceElement> place(Stream<StackTraceElement> stack) {
        return stack.filter(frame -> !isOfTheJdk(frame) && frame.getFileName() != null)
                .findFirst();
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        return Stream.of("java.", "jdk.", "sun.").anyMatch(frame.getClassName()::startsWith);
    }
}
