package io.github.ecssimulator.internal.settle;

import java.util.Set;

/** What a thread that the JVM calls runnable, or waiting for a time, really does. */
enum StackKind {
    /** Waits for what comes from a socket: the end of an event loop. */
    SELECTOR,
    /** Sleeps for a time of the wall clock. */
    SLEEP,
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
    private static final int DEEP_ENOUGH = 12;

    static StackKind of(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return WORK;
        }
        String top = name(stack[0]);
        if (SELECTORS.contains(top) || isAccept(stack)) {
            return SELECTOR;
        }
        return SLEEPS.contains(top) ? SLEEP : WORK;
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
