package io.github.ecssimulator.internal.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** One piece of the engine: counts the events of one advance, and stops a world that never comes to rest. */
final class EventCap {
    private final int limit;
    private final Map<String, Integer> runsByName = new LinkedHashMap<>();
    private int runs;

    EventCap(int limit) {
        this.limit = limit;
    }

    void count(ScheduledEvent event) {
        runs++;
        if (runs > limit / 2) { // names are counted late, so that an ordinary advance pays nothing for them
            runsByName.merge(event.name(), 1, Integer::sum);
        }
        if (runs > limit) {
            throw new IllegalStateException(
                    "More than " + limit + " events ran in one advance, and the clock is only at "
                            + event.at() + ". The event that keeps repeating is \"" + mostFrequent()
                            + "\". Advance in smaller steps, or raise the cap on the builder if so many events are meant.");
        }
    }

    private String mostFrequent() {
        return runsByName.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
