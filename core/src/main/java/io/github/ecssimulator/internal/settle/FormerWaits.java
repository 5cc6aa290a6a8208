package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.model.StuckThread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which threads waited at some instants. */
final class FormerWaits {
    private static final int KEPT = 20; // the first: each costs a look at the stack of each thread
    private final Map<Instant, List<StuckThread>> kept = new LinkedHashMap<>();

    synchronized void keep(Instant instant, Supplier<List<StuckThread>> waiting) {
        if (kept.size() < KEPT) {
            kept.computeIfAbsent(instant, at -> waiting.get());
        }
    }

    synchronized List<StuckThread> at(Instant instant) {
        return kept.getOrDefault(instant, List.of());
    }
}
