package io.github.ecssimulator.internal.operation;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which line of the user's code made which input. A frame is all that is kept; its line is looked up when a text shows it. Kept for the first
 * inputs only, so that a run of millions of calls pays nothing.
 */
public final class CallSites {
    private static final int MOST = 10_000;
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final List<String> LIBRARIES = List.of(
            "io.github.ecssimulator.",
            "software.amazon.",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "org.junit.",
            "org.assertj.",
            "org.awaitility.",
            "org.springframework.",
            "io.netty.",
            "org.apache.",
            "org.gradle.",
            "worker.org.gradle.",
            "com.intellij.",
            "org.eclipse.");

    private final Map<Long, StackFrame> frames = new LinkedHashMap<>();
    private final Map<Long, StackTraceElement> origins = new LinkedHashMap<>();
    private final int most;
    private volatile boolean isFull;

    private CallSites(int most) {
        this.most = most;
        this.isFull = most == 0;
    }

    /** Keeps them. */
    public static CallSites kept() {
        return new CallSites(MOST);
    }

    /** Keeps none. */
    public static CallSites none() {
        return new CallSites(0);
    }

    /** Finds the line of the user's code that is at work, before the lock is taken; empty where none is, or no more are kept. */
    Optional<StackFrame> here() {
        return isFull
                ? Optional.empty()
                : WALKER.walk(frames ->
                        frames.filter(frame -> isTheUsers(frame.getClassName())).findFirst());
    }

    private static boolean isTheUsers(String type) {
        for (String prefix : LIBRARIES) {
            if (type.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    /** Keeps where an entry of the journal came from. Called under the lock. */
    void keep(long sequence, Optional<StackFrame> site) {
        site.ifPresent(frame -> {
            frames.put(sequence, frame);
            isFull = frames.size() >= most;
        });
    }

    /** Keeps where an exception came from. Called under the lock. */
    void keep(long sequence, Throwable thrown) {
        if (!isFull) {
            Arrays.stream(thrown.getStackTrace())
                    .filter(element -> isTheUsers(element.getClassName()))
                    .findFirst()
                    .ifPresent(element -> origins.put(sequence, element));
        }
    }

    /** Returns where an entry came from, if it is known. Called under the lock. */
    public Optional<StackTraceElement> of(long sequence) {
        return Optional.ofNullable(frames.get(sequence))
                .map(StackFrame::toStackTraceElement)
                .or(() -> Optional.ofNullable(origins.get(sequence)));
    }
}
