package io.github.ecssimulator.internal.settle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What the JVM tells about its threads. Loaded when a world first has a thread to look at. */
final class ThreadFacts {
    private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();
    private static final boolean DEBUGGED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains("jdwp"));

    private static final long NOBODY = -1; // as the JVM says it
    private static final int ENOUGH_FOR_MOST = 64; // of the threads of a JVM that runs tests

    private ThreadFacts() {}

    static long cpuOf(Thread thread) {
        return BEAN.getThreadCpuTime(thread.getId());
    }

    static long startedSoFar() {
        return BEAN.getTotalStartedThreadCount();
    }

    static long waitsOf(Thread thread) {
        ThreadInfo info = BEAN.getThreadInfo(thread.getId());
        return info == null ? Long.MAX_VALUE : info.getWaitedCount();
    }

    /** Whether the AWS SDK is about to try a call again. */
    static boolean backsOff(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && StackKind.of(thread.getStackTrace()) == StackKind.BACK_OFF;
    }

    /** Asks for a piece of a stack, as the JVM gives it only at a standstill of its own, behind any that is under way. */
    static void awaitStandstill() {
        BEAN.getThreadInfo(Thread.currentThread().getId(), 1);
    }

    static boolean isBlockedBy(Thread blocked, Thread owner) {
        ThreadInfo info = BEAN.getThreadInfo(blocked.getId());
        return info == null || info.getLockOwnerId() == owner.getId();
    }

    /** The number of the thread that owns the lock that another is blocked by; that of nobody if it is blocked no more. */
    static long blockerOf(long blocked) {
        ThreadInfo info = BEAN.getThreadInfo(blocked);
        return info == null ? NOBODY : info.getLockOwnerId();
    }

    static String nameOf(long thread) {
        ThreadInfo info = BEAN.getThreadInfo(thread);
        return info == null ? "one that has ended" : info.getThreadName();
    }

    /** The lock that a thread waits for, be it a monitor or one of the JDK, if another thread has it. */
    static Optional<HeldLock> lockOf(Thread waiting) {
        ThreadInfo info = BEAN.getThreadInfo(waiting.getId());
        if (info == null || info.getLockInfo() == null || info.getLockOwnerId() == NOBODY) {
            return Optional.empty();
        }
        ThreadInfo owner = BEAN.getThreadInfo(info.getLockOwnerId(), Integer.MAX_VALUE);
        return Optional.ofNullable(owner)
                .map(it -> new HeldLock(
                        info.getLockInfo().getClassName(), it.getThreadName(), List.of(it.getStackTrace())));
    }

    /** A lock that a thread waits for: its class, and the name and the stack of the thread that has it. */
    record HeldLock(String lock, String owner, List<StackTraceElement> ownerStack) {}

    /** The numbers of the threads that wait for locks in a ring, for ever. */
    static Set<Long> deadlocked() {
        long[] found = BEAN.findDeadlockedThreads();
        return found == null
                ? Set.of()
                : Arrays.stream(found)
                        .filter(ThreadFacts::isInARingForEver)
                        .boxed()
                        .collect(Collectors.toSet());
    }

    private static boolean isInARingForEver(long first) {
        return ring(first).stream().noneMatch(ThreadFacts::letsGo);
    }

    /** One that waits for a time only lets go of its own lock in the end, and the JVM counts it all the same. */
    private static boolean letsGo(long thread) {
        ThreadInfo info = BEAN.getThreadInfo(thread);
        return info == null || info.getThreadState() == Thread.State.TIMED_WAITING || info.getLockOwnerId() == NOBODY;
    }

    /** The numbers of those that a thread waits for, each with the owner of its lock behind it. */
    static Set<Long> ring(long first) {
        Set<Long> ring = new LinkedHashSet<>();
        long next = first;
        while (next != NOBODY && ring.add(next)) {
            next = blockerOf(next);
        }
        return ring;
    }

    /** The number of the thread at the end of the line of those who need locks of each other; empty if there is none, or no end. */
    static OptionalLong lastOwner(long blocked) {
        long last = ring(blocked).stream().reduce(blocked, (nearer, farther) -> farther);
        return last == blocked || blockerOf(last) != NOBODY ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /** A breakpoint stands still for as long as somebody looks at it. */
    static boolean isDebugged() {
        return DEBUGGED;
    }

    /** Every live platform thread. */
    static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root; parent != null; parent = parent.getParent()) {
            root = parent;
        }
        Thread[] found = new Thread[ENOUGH_FOR_MOST];
        while (true) {
            int count = root.enumerate(found, true);
            if (count < found.length) {
                return Arrays.copyOf(found, count);
            }
            found = new Thread[found.length * 2];
        }
    }

    /** What a thread that the JVM calls runnable, or waiting for a time, really does. */
    enum StackKind {
        /** Waits for what comes from a socket: the end of an event loop. */
        SELECTOR,
        /** Sleeps for a time of the wall clock. */
        SLEEP,
        /** The same in the middle of a call that the AWS SDK is about to try again. */
        BACK_OFF,
        /** Anything else. */
        WORK;

        // Each JDK's native way to wait for many sockets, Netty's, and to accept a connection.
        private static final Set<String> SELECTORS = Set.of(
                "sun.nio.ch.EPoll.wait",
                "sun.nio.ch.EPollArrayWrapper.epollWait",
                "sun.nio.ch.KQueue.poll",
                "sun.nio.ch.WEPoll.wait",
                "sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0",
                "sun.nio.ch.Net.accept",
                "sun.nio.ch.ServerSocketChannelImpl.accept0",
                "io.netty.channel.epoll.Native.epollWait",
                "io.netty.channel.epoll.Native.epollWait0",
                "io.netty.channel.kqueue.Native.keventWait",
                "software.amazon.awssdk.crt.CrtResource.waitForNoResources");
        private static final Set<String> SLEEPS = Set.of(
                "java.lang.Thread.sleep",
                "java.lang.Thread.sleep0",
                "java.lang.Thread.sleepNanos",
                "java.lang.Thread.sleepNanos0");
        private static final String PIPELINE_OF_THE_SDK = "software.amazon.awssdk.core.internal.http.pipeline.";
        private static final int DEEP_ENOUGH = 12;

        static StackKind of(StackTraceElement[] stack) {
            if (stack.length == 0) {
                return WORK;
            }
            String top = name(stack[0]);
            if (SELECTORS.contains(top) || isAccept(stack)) {
                return SELECTOR;
            }
            if (!SLEEPS.contains(top)) {
                return WORK;
            }
            return isCallOfTheSdk(stack) ? BACK_OFF : SLEEP;
        }

        private static boolean isCallOfTheSdk(StackTraceElement[] stack) {
            return Arrays.stream(stack)
                    .limit(DEEP_ENOUGH)
                    .anyMatch(frame -> frame.getClassName().startsWith(PIPELINE_OF_THE_SDK));
        }

        /** A blocking accept polls one descriptor, as a blocking read does; who called it tells which of the two. */
        private static boolean isAccept(StackTraceElement[] stack) {
            for (int i = 0; i < Math.min(stack.length, DEEP_ENOUGH); i++) {
                if (name(stack[i]).equals("java.net.ServerSocket.implAccept")) {
                    return true;
                }
            }
            return false;
        }

        private static String name(StackTraceElement frame) {
            return frame.getClassName() + "." + frame.getMethodName();
        }
    }
}
