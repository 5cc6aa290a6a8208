package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.policy.Scheduling.ScaleInOrder;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which unprotected task scale-in stops first. Each task gets its rank when it starts; the lowest leaves first, so that
 * the next victim is found without comparing them all again.
 */
final class VictimRule {
    private final ScaleInOrder order;
    private final @Nullable ToLongFunction<TaskSnapshot> custom;
    private final SplittableRandom random;

    VictimRule(WorldSettings settings) {
        this.order = settings.policies().get(ScaleInOrder.class);
        this.custom = settings.victimRank();
        this.random = new SplittableRandom(settings.seed());
    }

    /** The rank of a task that starts; a rank of the test's own is asked for as soon as the lock is given back. */
    long rank(long startOrder) { // assumed: U34
        return switch (order) {
            case OLDEST_FIRST -> startOrder;
            case NEWEST_FIRST -> -startOrder;
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
