package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a recorded world was made with: of the settings of {@link EcsSimulatorBuilder} those that are data and that decide what
 * happens.
 *
 * @param scope partition, Region and account
 * @param start where its time started
 * @param seed where its ids came from
 * @param taskIds the ids of its first tasks
 * @param eventsPerAdvanceMax how many events one advance may run
 * @param journalLimit how many entries its journal keeps
 * @param stoppedTaskRetention how long a stopped task can still be found
 * @param taskTimings how long tasks stay in each status
 * @param pollStep how far each Describe call moves the time
 * @param scaleInRanked whether a rank of the test's own chose the tasks that scale-in stops. That rule is code, and no part of the
 *     settings. Its ranks are inputs, so a replay does without it; but in a replay that is gone on with, the next task that starts
 *     cannot be ranked, and the call or advance that starts it fails and says so.
 * @param policies the switches
 */
public record RecordedSettings(
        ArnScope scope,
        Instant start,
        long seed,
        List<TaskId> taskIds,
        int eventsPerAdvanceMax,
        int journalLimit,
        Duration stoppedTaskRetention,
        TaskTimings taskTimings,
        Duration pollStep,
        boolean scaleInRanked,
        Policies policies) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a builder would refuse one
     */
    public RecordedSettings {
        Objects.requireNonNull(scope, "scope");
        SimulatedTime.requireInstant("start", start);
        taskIds = WorldSettings.requireDistinct(List.copyOf(Objects.requireNonNull(taskIds, "taskIds")));
        WorldSettings.requireEventCap(eventsPerAdvanceMax);
        WorldSettings.requireJournalLimit(journalLimit);
        SimulatedTime.requireDuration("stoppedTaskRetention", stoppedTaskRetention);
        Objects.requireNonNull(taskTimings, "taskTimings");
        SimulatedTime.requireDuration("pollStep", pollStep);
        Objects.requireNonNull(policies, "policies");
    }

    static RecordedSettings of(WorldSettings world) {
        return new RecordedSettings(
                world.scope(),
                world.start(),
                world.seed(),
                world.taskIds(),
                world.eventCap(),
                world.journalLimit(),
                world.stoppedTaskRetention(),
                world.taskTimings(),
                world.pollStep(),
                world.victimRank() != null,
                world.policies());
    }

    WorldSettings world() {
        return WorldSettings.USUAL.with(world -> world.scope(scope)
                .start(start)
                .seed(seed)
                .taskIds(taskIds)
                .eventCap(eventsPerAdvanceMax)
                .journalLimit(journalLimit)
                .stoppedTaskRetention(stoppedTaskRetention)
                .taskTimings(taskTimings)
                .pollStep(pollStep)
                .victimRank(scaleInRanked ? RecordedSettings::unranked : null)
                .policies(policies));
    }

    private static long unranked(TaskSnapshot task) {
        throw new IllegalStateException(
                "This world goes on from a recording, which holds the ranks that scaleInRank gave but"
                        + " not the rule itself, so " + task.ref()
                        + " cannot be ranked. Record without scaleInRank, or go on with the"
                        + " recording in the JVM that made it.");
    }
}
