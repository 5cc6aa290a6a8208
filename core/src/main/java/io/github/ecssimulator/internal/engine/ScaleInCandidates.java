package io.github.ecssimulator.internal.engine;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The unprotected tasks of a task set by Availability Zone, so that the next one to stop is found without looking at
 * every task.
 */
final class ScaleInCandidates {
    private final VictimRule rule;
    private final ZoneCounts counts;
    private final Map<String, SortedChunks<TaskState>> unprotected = new TreeMap<>();

    ScaleInCandidates(VictimRule rule, ZoneCounts counts) {
        this.rule = rule;
        this.counts = counts;
    }

    void offer(TaskState task) {
        unprotected
                .computeIfAbsent(task.availabilityZone(), name -> new SortedChunks<>(rule.byRank()))
                .add(task);
    }

    void withdraw(TaskState task) {
        SortedChunks<TaskState> zone = unprotected.get(task.availabilityZone());
        if (zone != null) {
            zone.remove(task);
        }
    }

    /** Returns the task that scale-in stops next, or {@code null} when every task is protected. */
    @Nullable
    TaskState nextOrNull() {
        TaskState best = null;
        for (SortedChunks<TaskState> zone : unprotected.values()) {
            if (!zone.isEmpty() && (best == null || isBetter(zone.first(), best))) {
                best = zone.first();
            }
        }
        return best;
    }

    private boolean isBetter(TaskState task, TaskState best) {
        int count = counts.in(task.availabilityZone());
        int bestCount = counts.in(best.availabilityZone());
        if (rule.goesByZone() && count != bestCount) { // documented: UpdateService - the zone with most tasks first
            return count > bestCount;
        }
        return rule.byRank().compare(task, best) < 0;
    }

    String rule() {
        return rule.toString();
    }
}
