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
import org.jspecify.annotations.Nullable;

/**
 * What a world is made with.
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

    /** The same with these switches, and without a clock to follow: nobody else moves the time of a replay. */
    public WorldSettings forReplay(Policies switches, Settling waits) {
        return new WorldSettings(
                scope,
                start,
                seed,
                taskIds,
                null,
                eventCap,
                journalLimit,
                stoppedTaskRetention,
                taskTimings,
                pollStep,
                victimRank,
                waits,
                drawsTies,
                switches);
    }

    Ties ties() {
        return drawsTies ? Ties.drawnFrom(seed) : Ties.AS_PLANNED;
    }
}
