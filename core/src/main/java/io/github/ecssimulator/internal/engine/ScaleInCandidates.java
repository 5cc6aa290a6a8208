package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.policy.ScaleInOrder;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the engine: the unprotected tasks of a service by Availability Zone, so that the next one to stop is found
 * without looking at every task.
 */
final class ScaleInCandidates {
    private final ScaleInOrder order;
    private final Map<String, Zone> zones = new TreeMap<>();

    ScaleInCandidates(ScaleInOrder order) {
        this.order = order;
    }

    private static final class Zone {
        private final NavigableSet<TaskState> unprotected = new TreeSet<>();
        private int running;
    }

    void add(TaskState task) {
        Zone zone = zones.computeIfAbsent(task.availabilityZone(), name -> new Zone());
        zone.running++;
        zone.unprotected.add(task);
    }

    void spare(TaskState task) {
        zone(task).unprotected.remove(task);
    }

    void offer(TaskState task) {
        zone(task).unprotected.add(task);
    }

    void remove(TaskState task) {
        Zone zone = zone(task);
        zone.running--;
        zone.unprotected.remove(task);
    }

    private Zone zone(TaskState task) {
        Zone zone = zones.get(task.availabilityZone());
        if (zone == null) {
            throw new IllegalStateException(task + " was never placed in " + task.availabilityZone());
        }
        return zone;
    }

    /** Returns the task that scale-in stops next, or {@code null} when every task is protected. */
    @Nullable
    TaskState nextOrNull() {
        Zone best = null;
        for (Zone zone : zones.values()) {
            if (!zone.unprotected.isEmpty() && (best == null || isBetter(zone, best))) {
                best = zone;
            }
        }
        return best == null ? null : first(best);
    }

    private boolean isBetter(Zone zone, Zone best) {
        if (zone.running != best.running) { // documented: UpdateService - the zone with most tasks of the service first
            return zone.running > best.running;
        }
        int byAge = first(zone).compareTo(first(best));
        return order == ScaleInOrder.OLDEST_FIRST ? byAge < 0 : byAge > 0;
    }

    private TaskState first(Zone zone) { // assumed: U34
        return order == ScaleInOrder.OLDEST_FIRST ? zone.unprotected.first() : zone.unprotected.last();
    }

    String rule() {
        return "the zone with most tasks first, then the " + (order == ScaleInOrder.OLDEST_FIRST ? "oldest" : "newest");
    }

    /** Returns how many tasks of the service run in a zone. */
    int runningIn(String availabilityZone) {
        Zone zone = zones.get(availabilityZone);
        return zone == null ? 0 : zone.running;
    }
}
