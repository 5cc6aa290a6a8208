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
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a world is made with. Whoever makes one says what differs from {@link #USUAL}.
 *
 * @param scope partition, Region and account
 * @param start where the time starts
 * @param seed where the ids come from
 * @param taskIds ids to hand out before those of the seed
 * @param followedClock the clock that the time follows, or {@code null}
 * @param eventCap how many events one advance may run
 * @param journalLimit how many entries the journal keeps
 * @param stoppedTaskRetention how long a stopped task can still be found
 * @param taskTimings how long tasks stay in each status
 * @param pollStep how far each Describe call moves the time
 * @param victimRank which task scale-in stops first, the lowest rank; or {@code null} to follow the policy
 * @param settling how time waits for threads
 * @param drawsTies whether code under test that is due at one instant runs in an order that is drawn from the seed
 * @param policies the switches
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
}
