package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a world is made with. Whoever makes one says what differs from {@link #USUAL}.
 *
 * @param followedClock the clock that the time follows, or {@code null}
 * @param eventCap how many events one advance may run
 * @param victimRank which task scale-in stops first, the lowest rank; or {@code null} to follow the policy
 * @param drawsTies whether code under test that is due at one instant runs in an order that is drawn from the seed
 */
@Builder(toBuilder = "toBuilder")
public record WorldSettings(
        ArnScope scope,
        Instant start,
        long seed,
        List<TaskId> taskIds,
        @Nullable Clock followedClock,
        int eventCap,
        int journalLimit,
        Duration stoppedTaskRetention,
        TaskTimings taskTimings,
        Duration pollStep,
        @Nullable ToLongFunction<TaskSnapshot> victimRank,
        Settling settling,
        boolean drawsTies,
        Policies policies) {

    public static final WorldSettings USUAL = new WorldSettings(
            new ArnScope("aws", "us-east-1", "123456789012"),
            Instant.parse("2024-01-01T00:00:00Z"),
            1,
            List.of(),
            null,
            1_000_000, // a heartbeat each second for eleven days; a loop reaches it within a second
            Integer.MAX_VALUE,
            Duration.ofHours(1), // documented: DescribeTasks, at least one hour
            TaskTimings.instant(),
            Duration.ZERO,
            null,
            Settling.defaults(),
            false,
            Policies.defaults());

    public WorldSettings {
        taskIds = requireDistinct(List.copyOf(taskIds));
        requireEventCap(eventCap);
        requireJournalLimit(journalLimit);
    }

    public static List<TaskId> requireDistinct(List<TaskId> ids) {
        if (ids.size() > 1 && ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("Two tasks cannot have one id: " + ids + ".");
        }
        return ids;
    }

    public static int requireEventCap(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("An advance runs at least one event, but the cap was " + events + ".");
        }
        return events;
    }

    public static int requireJournalLimit(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException(
                    "A journal keeps at least one entry, but the limit was " + entries + ".");
        }
        return entries;
    }

    /** The same with what is named. */
    public WorldSettings with(UnaryOperator<WorldSettingsBuilder> members) {
        return members.apply(WorldSettingsBuilder.toBuilder(this)).build();
    }

    Ties ties() {
        return drawsTies ? Ties.drawnFrom(seed) : Ties.AS_PLANNED;
    }

    /** Which code under test comes first, of all that is due at one instant. */
    @FunctionalInterface
    interface Ties {
        /** In the order in which it was planned. */
        Ties AS_PLANNED = (name, at) -> 0;

        int RANKS = 1 << 16;

        /** The rank of code, the lowest first; 0 is that of everything else. Code of one name has one rank, and so keeps its own order. */
        int rank(String name, Instant at);

        /** Another order at each instant. */
        static Ties drawnFrom(long seed) {
            return (name, at) -> 1 + new SplittableRandom(seed + 31L * name.hashCode() + at.hashCode()).nextInt(RANKS);
        }
    }
}
