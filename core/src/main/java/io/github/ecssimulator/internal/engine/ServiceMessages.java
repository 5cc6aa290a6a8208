package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ServiceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of a service, as DescribeServices lists them. */
final class ServiceMessages {
    private static final int KEPT = 100; // documented: service-event-messages
    private static final Duration SUPPRESSED_FOR =
            Duration.ofHours(6); // documented: service-event-messages; observed, too

    private final Deque<ServiceMessage> newestFirst = new ArrayDeque<>();
    private final Map<Cause, Map<String, Instant>> suppressedSince = new EnumMap<>(Cause.class);
    private final Set<String> held = new LinkedHashSet<>();
    private boolean steady;
    private boolean lacksPlace;

    /** What makes a message repeat while it lasts. */
    enum Cause {
        PROTECTED_SURPLUS,
        STUCK_DEPLOYMENT,
        FAILING_STARTS,
        NO_INSTANCE
    }

    void add(String id, Instant at, String text) {
        newestFirst.addFirst(new ServiceMessage(id, at, text));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /** Tells whether a message that repeats while its cause lasts may be sent, and counts it as sent. */
    boolean maySend(Cause cause, String text, Instant at) {
        Map<String, Instant> sent = suppressedSince.computeIfAbsent(cause, key -> new LinkedHashMap<>());
        Instant since = sent.get(text);
        if (since != null && at.isBefore(since.plus(SUPPRESSED_FOR))) {
            return false;
        }
        sent.put(text, at);
        return true;
    }

    /** Takes note of whether the service is steady. Returns whether that is news. */
    boolean becomesSteady(boolean now) {
        boolean before = steady;
        steady = now;
        return now && !before;
    }

    /** Takes note of whether nothing but protection keeps a task set too large. Returns whether that is news. */
    boolean becomesHeld(String set, boolean now) {
        if (!now) {
            held.remove(set);
        }
        return now && held.add(set);
    }

    /** Takes note of whether a task of the service found no place. */
    void lacksPlace(boolean now) {
        lacksPlace = now;
    }

    /** Tells whether a task found no place since this was asked last. */
    boolean takeLackOfPlace() {
        boolean before = lacksPlace;
        lacksPlace = false;
        return before;
    }

    /** Forgets what was suppressed: its cause is resolved. */
    void resolved(Cause cause) {
        suppressedSince.remove(cause);
    }

    List<ServiceMessage> newestFirst() {
        return new ArrayList<>(newestFirst);
    }
}
