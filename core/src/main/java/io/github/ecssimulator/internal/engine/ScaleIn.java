package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.policy.Scheduling.ScaleInOrder;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which task scale-in stops next. */
final class ScaleIn {
    private ScaleIn() {}

    /**
     * Which unprotected task scale-in stops first. Each task gets its rank when it starts; the lowest leaves first, so that
     * the next victim is found without comparing them all again.
     */
    static final class Rule {
        private final ScaleInOrder order;
        private final @Nullable ToLongFunction<TaskSnapshot> custom;
        private final SplittableRandom random;

        Rule(WorldSettings settings) {
            this.order = settings.policies().get(ScaleInOrder.class);
            this.custom = settings.victimRank();
            this.random = new SplittableRandom(settings.seed());
        }

        /** The rank of a task that starts; a rank of the test's own is asked for as soon as the lock is given back. */
        long rank(TaskState task) { // assumed: U34
            return switch (order) {
                case OLDEST_FIRST -> task.startOrder();
                case NEWEST_FIRST -> -task.startOrder();
                case SEEDED_RANDOM -> random.nextLong();
            };
        }

        /** The rank that the test gives, which is the user's code. */
        @Nullable
        ToLongFunction<TaskSnapshot> customOrNull() {
            return custom;
        }

        Comparator<TaskState> byRank() {
            return Comparator.comparingLong(TaskState::victimRank).thenComparing(Comparator.naturalOrder());
        }

        /** A rule of the user's own looks at all tasks together; the others look at one zone. */
        boolean goesByZone() {
            return custom == null;
        }

        @Override
        public String toString() {
            if (custom != null) {
                return "by the rank that the test gives";
            }
            return "the zone with most tasks first, then "
                    + switch (order) {
                        case OLDEST_FIRST -> "the oldest";
                        case NEWEST_FIRST -> "the newest";
                        case SEEDED_RANDOM -> "at random by the seed";
                    };
        }
    }

    /**
     * The unprotected tasks of a task set by Availability Zone, so that the next one to stop is found without looking at
     * every task.
     */
    static final class Candidates {
        private final Rule rule;
        private final ZoneCounts counts;
        private final Map<String, SortedChunks<TaskState>> unprotected = new TreeMap<>();

        Candidates(Rule rule, ZoneCounts counts) {
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

    /** How many tasks of a service shall run in each Availability Zone. */
    static final class ZoneCounts {
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
}
