package io.github.ecssimulator.internal.operation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which line of the user's code made which input. Only what the JVM notes of a stack is kept; the line is looked up when a text
 * shows it. Kept for the first inputs only, so that a run of millions of calls pays nothing.
 */
public final class CallSites {
    private static final int MOST = 3_000;
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
            "org.pitest.",
            "org.gradle.",
            "worker.org.gradle.",
            "com.intellij.",
            "org.eclipse.");

    private final Map<Long, Here> inputs = new LinkedHashMap<>();
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

    /** Notes what is at work, before the lock is taken; empty where no more is kept. */
    Optional<Here> here() {
        return isFull ? Optional.empty() : Optional.of(new Here());
    }

    private static Optional<StackTraceElement> lineOf(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(element -> isTheUsers(element.getClassName()))
                .findFirst();
    }

    /** Tells whether a class is the user's own, not one of a library that is known here. */
    public static boolean isTheUsers(String type) {
        return LIBRARIES.stream().noneMatch(type::startsWith);
    }

    /** Keeps where an entry of the journal came from. Called under the lock. */
    void keep(long sequence, Optional<Here> site) {
        site.ifPresent(here -> {
            inputs.put(sequence, here);
            isFull = inputs.size() >= most;
        });
    }

    /** Keeps where an exception came from. Called under the lock. */
    void keep(long sequence, Throwable thrown) {
        if (!isFull) {
            lineOf(thrown).ifPresent(element -> origins.put(sequence, element));
        }
    }

    /** Returns where an entry came from, if it is known. Called under the lock. */
    public Optional<StackTraceElement> of(long sequence) {
        return Optional.ofNullable(inputs.get(sequence))
                .flatMap(CallSites::lineOf)
                .or(() -> Optional.ofNullable(origins.get(sequence)));
    }

    /** A stack; never thrown. */
    static final class Here extends Throwable {
        private static final long serialVersionUID = 1;

        private Here() {
            super(null, null, false, true);
        }
    }
}
