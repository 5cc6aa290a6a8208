package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.engine.WorldSettingsBuilder;
import io.github.ecssimulator.internal.operation.CallSites;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings of a simulator. Each has a default.
 *
 * <pre>{@code
 * EcsSimulator ecs = EcsSimulator.builder()
 *         .region("eu-central-1")
 *         .startAt(Instant.parse("2026-03-01T09:00:00Z"))
 *         .policy(BlockedRenewal.ALLOWED)
 *         .build();
 * }</pre>
 */
public final class EcsSimulatorBuilder {
    private WorldSettings settings = WorldSettings.USUAL;
    private boolean startsSomewhere;
    private boolean callSites = true;
    private boolean lenient;

    EcsSimulatorBuilder() {}

    /**
     * Sets the partition; the default is {@code aws}.
     *
     * @param value the partition, such as {@code aws-cn}
     * @throws IllegalArgumentException if it has not the shape of a partition
     */
    public EcsSimulatorBuilder partition(String value) {
        return in(
                new ArnScope(value, settings.scope().region(), settings.scope().account()));
    }

    /**
     * Sets the Region; the default is {@code us-east-1}.
     *
     * @param value the Region, such as {@code eu-central-1}
     * @throws IllegalArgumentException if it has not the shape of a Region; the message says what was meant
     */
    public EcsSimulatorBuilder region(String value) {
        return in(new ArnScope(
                settings.scope().partition(), value, settings.scope().account()));
    }

    /**
     * Sets the account; the default is {@code 123456789012}.
     *
     * @param value the account, twelve digits
     * @throws IllegalArgumentException if it has not twelve digits
     */
    public EcsSimulatorBuilder account(String value) {
        return in(new ArnScope(settings.scope().partition(), settings.scope().region(), value));
    }

    /**
     * Sets where the time starts; the default is {@code 2024-01-01T00:00:00Z}.
     *
     * @param value the first instant
     * @throws IllegalArgumentException if it is not within {@link SimulatedTime}
     */
    public EcsSimulatorBuilder startAt(Instant value) {
        SimulatedTime.requireInstant("startAt", value);
        startsSomewhere = true;
        return with(world -> world.start(value));
    }

    /** Sets the seed that ids come from; the default is 1. The same seed and the same calls give the same ids. */
    public EcsSimulatorBuilder seed(long value) {
        return with(world -> world.seed(value));
    }

    /**
     * Sets the ids of the first tasks; those after come from the seed.
     *
     * @param ids 32 hex digits each, in lower case
     * @throws IllegalArgumentException if one has another format or comes twice
     */
    public EcsSimulatorBuilder taskIds(String... ids) {
        List<TaskId> taskIds = Stream.of(Objects.requireNonNull(ids, "ids"))
                .map(id -> new TaskId(Objects.requireNonNull(id, "ids")))
                .toList();
        return with(world -> world.taskIds(taskIds));
    }

    /**
     * Follows a clock that somebody else moves. What it has made due is caught up at the next call, each event at its own
     * instant. A step back of that clock is not followed. The simulated clock cannot be advanced then.
     */
    public EcsSimulatorBuilder followClock(Clock clock) {
        Objects.requireNonNull(clock, "clock");
        return with(world -> world.followedClock(clock));
    }

    /**
     * Sets how many events, at least 1, one advance may run before it fails, naming the event that repeats; the default is a
     * million.
     */
    public EcsSimulatorBuilder eventsPerAdvanceMax(int events) {
        return with(world -> world.eventCap(events));
    }

    /**
     * Sets how many entries the journal keeps, the newest ones; by default all. For runs of millions of calls: what was dropped
     * is counted, and each text that would have shown it says so. Assertions on the past of a task or a service whose beginning was
     * dropped throw an {@link IllegalStateException}.
     *
     * @param entries at least 1
     */
    public EcsSimulatorBuilder journalLimit(int entries) {
        return with(world -> world.journalLimit(entries));
    }

    /**
     * Sets how long a stopped task can still be found; the default is one hour, the least that ECS documents.
     *
     * @throws IllegalArgumentException if it is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public EcsSimulatorBuilder stoppedTaskRetention(Duration duration) {
        SimulatedTime.requireDuration("stoppedTaskRetention", duration);
        return with(world -> world.stoppedTaskRetention(duration));
    }

    /** Sets how long tasks stay in each status, for example {@code TaskTimings.realistic()}; by default they start and stop at once. */
    public EcsSimulatorBuilder taskTimings(TaskTimings value) {
        Objects.requireNonNull(value, "taskTimings");
        return with(world -> world.taskTimings(value));
    }

    /**
     * Moves the time on by a step behind the answer of each {@code Describe...} call that is accepted; by default none does.
     * So code that polls and waits in real time in between, such as {@code aws ecs wait}, sees what it waits for.
     *
     * @param step how far, zero for not at all
     * @throws IllegalArgumentException if it is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public EcsSimulatorBuilder pollStep(Duration step) {
        SimulatedTime.requireDuration("pollStep", step);
        return with(world -> world.pollStep(step));
    }

    /**
     * Sets how simulated time waits for threads of the code under test, for example {@code Settling.off()}; by default it waits
     * until they are at rest.
     */
    public EcsSimulatorBuilder settling(Settling value) {
        Objects.requireNonNull(value, "settling");
        return with(world -> world.settling(value));
    }

    /**
     * Chooses the tasks that scale-in stops, by a rank instead of by zone and age: of the unprotected tasks the one with the
     * lowest rank leaves first. A task is ranked once, as soon as it has started; what the rank throws comes out of the call or
     * the advance that started it.
     */
    public EcsSimulatorBuilder scaleInRank(ToLongFunction<TaskSnapshot> rank) {
        Objects.requireNonNull(rank, "rank");
        return with(world -> world.victimRank(rank));
    }

    /** Sets one switch for what is not published about ECS, for example {@code BlockedRenewal.ALLOWED}. */
    public EcsSimulatorBuilder policy(Policy setting) {
        return policies(settings.policies().with(Objects.requireNonNull(setting, "setting")));
    }

    /** Sets every switch. */
    public EcsSimulatorBuilder policies(Policies value) {
        Objects.requireNonNull(value, "policies");
        return with(world -> world.policies(value));
    }

    /**
     * {@return this builder, in whose worlds code under test that is due at one instant, such as the heartbeats of several tasks, runs in
     * an order that the seed draws} Each executor and each thread keeps its own order, and what the test itself has planned comes first.
     */
    public EcsSimulatorBuilder drawTies() {
        return with(world -> world.drawsTies(true));
    }

    /** {@return this builder, whose simulators do not keep which line of the user's code made which call} */
    public EcsSimulatorBuilder withoutCallSites() {
        callSites = false;
        return this;
    }

    /** Lets {@link EcsSimulator#close()} pass although operations were called that are not modelled, or faults were left. */
    public EcsSimulatorBuilder lenient() {
        lenient = true;
        return this;
    }

    /**
     * {@return a new simulator, whose world is empty} A builder can make several; each is a world of its own.
     *
     * @throws IllegalArgumentException if the clock to follow stands outside of {@link SimulatedTime}
     * @throws IllegalStateException if a clock to follow was set, and a start or a step for each poll, too
     */
    public EcsSimulator build() {
        Instant start = firstInstant();
        return new EcsSimulator(new Simulation(
                settings.with(world -> world.start(start)), callSites ? CallSites.kept() : CallSites.none(), lenient));
    }

    private Instant firstInstant() {
        Clock followed = settings.followedClock();
        if (followed == null) {
            return settings.start();
        }
        if (startsSomewhere) {
            throw new IllegalStateException(
                    "The time starts where the followed clock stands, so leave out either startAt or followClock.");
        }
        if (!settings.pollStep().isZero()) {
            throw new IllegalStateException(
                    "The time follows another clock, so no call can move it; leave out either pollStep or followClock.");
        }
        return SimulatedTime.requireInstant("The instant of the clock to follow", followed.instant());
    }

    private EcsSimulatorBuilder in(ArnScope scope) {
        return with(world -> world.scope(scope));
    }

    private EcsSimulatorBuilder with(UnaryOperator<WorldSettingsBuilder> members) {
        settings = settings.with(members);
        return this;
    }
}
