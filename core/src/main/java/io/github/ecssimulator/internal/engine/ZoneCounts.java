package io.github.ecssimulator.internal.engine;

import java.util.Map;
import java.util.TreeMap;

/** How many tasks of a service shall run in each Availability Zone. */
final class ZoneCounts {
    private final Map<String, Integer> running = new TreeMap<>();

    void add(String zone) {
        running.merge(zone, 1, Integer::sum);
    }

    void remove(String zone) {
        running.merge(zone, -1, Integer::sum);
    }

    int in(String zone) {
        return running.getOrDefault(zone, 0);
    }
}
