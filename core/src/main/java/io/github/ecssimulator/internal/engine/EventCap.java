package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the events of one advance, and stops a world that never comes to rest. */
final class EventCap {
    private final int limit;
    private @Nullable Map<String, Integer> runsByName;
    private int runs;

    EventCap(int limit) {
        this.limit = limit;
    }

    void count(Supplier<String> name, Instant at) {
        runs++;
        if (runs > limit / 2) { // names are counted late, so that an ordinary advance pays nothing for them
            named().merge(name.get(), 1, Integer::sum);
        }
        if (runs > limit) {
            throw new IllegalStateException(
                    "More than " + limit + " events ran in one advance, and the clock is only at "
                            + at + ". The event that keeps repeating is \"" + mostFrequent()
                            + "\". Advance in smaller steps, or raise the cap on the builder if so many events are meant.");
        }
    }

    private Map<String, Integer> named() {
        if (runsByName == null) {
            runsByName = new LinkedHashMap<>();
        }
        return runsByName;
    }

    private String mostFrequent() {
        return named().entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
