package io.github.ecssimulator.internal.settle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What the JVM tells about its threads. Loaded when a world first has a thread to look at. */
final class ThreadFacts {
    private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();
    private static final boolean DEBUGGED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains("jdwp"));

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

    static boolean isBlockedBy(Thread blocked, Thread owner) {
        ThreadInfo info = BEAN.getThreadInfo(blocked.getId());
        return info == null || info.getLockOwnerId() == owner.getId();
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
        Thread[] found = new Thread[root.activeCount() * 2 + 16];
        while (true) {
            int count = root.enumerate(found, true);
            if (count < found.length) {
                return Arrays.copyOf(found, count);
            }
            found = new Thread[found.length * 2];
        }
    }
}
