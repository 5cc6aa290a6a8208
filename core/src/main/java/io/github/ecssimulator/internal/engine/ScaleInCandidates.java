package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.policy.ScaleInOrder;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the engine: the unprotected tasks of a task set by Availability Zone, so that the next one to stop is found
 * without looking at every task.
 */
final class ScaleInCandidates {
    private final ScaleInOrder order;
    private final ZoneCounts counts;
    private final Map<String, NavigableSet<TaskState>> unprotected = new TreeMap<>();

    ScaleInCandidates(ScaleInOrder order, ZoneCounts counts) {
        this.order = order;
        this.counts = counts;
    }

    void offer(TaskState task) {
        unprotected
                .computeIfAbsent(task.availabilityZone(), name -> new TreeSet<>())
                .add(task);
    }

    void withdraw(TaskState task) {
        NavigableSet<TaskState> zone = unprotected.get(task.availabilityZone());
        if (zone != null) {
            zone.remove(task);
        }
    }

    /** Returns the task that scale-in stops next, or {@code null} when every task is protected. */
    @Nullable
    TaskState nextOrNull() {
        TaskState best = null;
        for (NavigableSet<TaskState> zone : unprotected.values()) {
            if (!zone.isEmpty() && (best == null || isBetter(first(zone), best))) {
                best = first(zone);
            }
        }
        return best;
    }

    private boolean isBetter(TaskState task, TaskState best) {
        int count = counts.in(task.availabilityZone());
        int bestCount = counts.in(best.availabilityZone());
        if (count != bestCount) { // documented: UpdateService - the zone with most tasks of the service first
            return count > bestCount;
        }
        int byAge = task.compareTo(best);
        return order == ScaleInOrder.OLDEST_FIRST ? byAge < 0 : byAge > 0;
    }

    private TaskState first(NavigableSet<TaskState> zone) { // assumed: U34
        return order == ScaleInOrder.OLDEST_FIRST ? zone.first() : zone.last();
    }

    String rule() {
        return "the zone with most tasks first, then the " + (order == ScaleInOrder.OLDEST_FIRST ? "oldest" : "newest");
    }
}
