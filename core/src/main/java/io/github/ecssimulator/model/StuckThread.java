package io.github.ecssimulator.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A thread of the code under test that goes on by itself or never, however far simulated time moves; of a moment that is over, also
 * one that waited for a lock.
 *
 * @param name its name
 * @param kind what it waits in
 * @param place the line outside of the JDK that it is in, if it is in any
 */
public record StuckThread(String name, Kind kind, Optional<StackTraceElement> place) {
    public StuckThread {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
    }

    /** What a thread waits in. */
    public enum Kind {
        /** In a {@link java.util.concurrent.ScheduledThreadPoolExecutor}, for work that is planned in real time. */
        SCHEDULED_EXECUTOR,
        /** In a {@link java.util.Timer}, for work that is planned in real time. */
        TIMER,
        /**
         * In what {@link java.util.concurrent.CompletableFuture#delayedExecutor} plans by; on Java 25 also in what wakes virtual threads
         * that sleep. The whole JVM shares it, so only the world that uses it first knows.
         */
        DELAYED_FUTURES,
        /** In a {@link java.util.concurrent.DelayQueue}, for what is due in real time. */
        DELAY_QUEUE,
        /** In {@link Thread#sleep}, in a line of the user's code. */
        SLEEP,
        /** For a lock whose owner waits, at last, for one of its own. */
        DEADLOCK,
        /** For a lock that another thread holds, perhaps one that sleeps in simulated time. Told only of a moment that is over. */
        LOCK,
        /** For a latch, a condition or a monitor, or parked, in a line of the user's code, but for so much real time at most. */
        TIMED_WAIT
    }
}
