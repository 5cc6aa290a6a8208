package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ServiceMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One piece of the engine: the events of a service, as DescribeServices lists them. */
final class ServiceMessages {
    private static final int KEPT = 100; // documented: service-event-messages
    private static final Duration SUPPRESSED_FOR = Duration.ofHours(6); // documented: service-event-messages

    private final Deque<ServiceMessage> newestFirst = new ArrayDeque<>();
    private final Map<String, Instant> suppressedSince = new LinkedHashMap<>();

    void add(String id, Instant at, String text) {
        newestFirst.addFirst(new ServiceMessage(id, at, text));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /** Tells whether a message that repeats while its cause lasts may be sent, and counts it as sent. */
    boolean maySend(String text, Instant at) {
        Instant since = suppressedSince.get(text);
        if (since != null && at.isBefore(since.plus(SUPPRESSED_FOR))) {
            return false;
        }
        suppressedSince.put(text, at);
        return true;
    }

    /** Forgets that some messages were suppressed: their cause is resolved. */
    void causeResolved(Predicate<String> messages) {
        suppressedSince.keySet().removeIf(messages);
    }

    List<ServiceMessage> newestFirst() {
        return new ArrayList<>(newestFirst);
    }
}
