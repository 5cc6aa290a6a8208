package io.github.ecssimulator;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.EventBus;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.operation.CallSites;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A simulated Amazon ECS: one account in one Region, with its own clock, for one test.
 *
 * <pre>{@code
 * try (EcsSimulator ecs = EcsSimulator.create()) {
 *     SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
 *     transcoder.scaleTo(1);
 *     ecs.clock().advance(Duration.ofHours(2));
 * }
 * }</pre>
 *
 * <p>Each simulator is a world of its own; nothing is shared between two. Safe for use from any thread.
 */
public final class EcsSimulator implements AutoCloseable {
    private final Simulation simulation;

    EcsSimulator(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A replay reports nothing at its end: the recorded world has done that. */
    static EcsSimulator relive(WorldSettings settings, Stream<JournalEntry> inputs, Instant end, int lastTurn) {
        EcsSimulator again = new EcsSimulator(new Simulation(settings, CallSites.none(), true));
        inputs.forEachOrdered(again.simulation.inputs()::relive);
        again.simulation.world().time().relive(end, lastTurn, () -> {});
        return again;
    }

    /** {@return an empty world with every setting at its default} */
    public static EcsSimulator create() {
        return builder().build();
    }

    /** {@return a builder with every setting at its default} */
    public static EcsSimulatorBuilder builder() {
        return new EcsSimulatorBuilder();
    }

    /**
     * Creates a cluster, or returns the one of this name that is ACTIVE, as ECS does. Source: documented: CreateCluster.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @throws IllegalArgumentException if the name has other characters or another length
     */
    public SimulatedCluster createCluster(String name) {
        Names.require("cluster", name);
        return new SimulatedCluster(
                simulation, (ClusterState) simulation.make(new Deed.ClusterGiven(name), "cluster " + name));
    }

    /**
     * {@return the cluster of this short name, also a deleted one}
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public SimulatedCluster cluster(String name) {
        Objects.requireNonNull(name, "name");
        return new SimulatedCluster(simulation, simulation.cluster(name));
    }

    /** {@return the clusters, also deleted ones, in the order they were created} */
    public List<SimulatedCluster> clusters() {
        return simulation.read(() -> simulation.world().clusters().stream()
                .map(cluster -> new SimulatedCluster(simulation, cluster))
                .toList());
    }

    /**
     * Registers the next revision of a task definition.
     *
     * @param family the family, one to 255 letters, digits, underscores and hyphens
     * @throws IllegalArgumentException if the name has other characters or another length
     */
    public SimulatedTaskDefinition registerTaskDefinition(String family) {
        Names.require("task definition family", family);
        return new SimulatedTaskDefinition(simulation, (TaskDefinitionState)
                simulation.make(new Deed.DefinitionGiven(family), "task definition " + family));
    }

    /**
     * {@return the task definition of this revision}
     *
     * @param revision family and revision, such as {@code worker:3}, or the ARN
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public SimulatedTaskDefinition taskDefinition(String revision) {
        Objects.requireNonNull(revision, "revision");
        String name = revision.substring(revision.lastIndexOf('/') + 1);
        return simulation.read(() -> {
            List<TaskDefinitionState> all = simulation.world().taskDefinitions().all();
            return all.stream()
                    .filter(definition -> definition.ref().toString().equals(name))
                    .findFirst()
                    .map(definition -> new SimulatedTaskDefinition(simulation, definition))
                    .orElseThrow(() -> Names.unknown(
                            "task definition", name, "", all.stream().map(TaskDefinitionState::toString)));
        });
    }

    /**
     * Tells a subscriber of every event that EventBridge would deliver, from now on. It is called in the thread that moves
     * the time, at the instant of the event.
     *
     * @return a handle that ends the subscription
     */
    public Subscription onEvent(Consumer<EventBridgeEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        EventBus.Subscriber subscribed = simulation.world().events().subscribe(subscriber);
        return () -> simulation.world().events().unsubscribe(subscribed);
    }

    /** {@return the host of the tasks, for a door that plays their agent} */
    public AgentHost agentHost() {
        return new AgentHost(simulation);
    }

    /** {@return the task of this id or ARN in any cluster; empty if there is none or its record is gone} */
    public Optional<SimulatedTask> task(String idOrArn) {
        Objects.requireNonNull(idOrArn, "idOrArn");
        TaskId id = TaskId.orNull(idOrArn, idOrArn.lastIndexOf('/') + 1);
        return Optional.ofNullable(id).flatMap(simulation::task).map(task -> new SimulatedTask(simulation, task));
    }

    /** {@return the clock, which is the time of this simulator} */
    public SimulatedClock clock() {
        return simulation.clock();
    }

    /** {@return the ECS API as typed Java} */
    public EcsApi api() {
        return api("typed API");
    }

    /** {@return the ECS API for one caller, by the name that the journal has for it} */
    public EcsApi api(String caller) {
        return simulation.inputs().apiOf(Objects.requireNonNull(caller, "caller"));
    }

    /** Injects a fault. One that no call meets is reported when the simulator is closed. */
    public void inject(Fault fault) {
        Objects.requireNonNull(fault, "fault");
        simulation.does(new Deed.FaultInjected(fault), this);
    }

    /** Injects a fault of the agent. One that no request meets is reported when the simulator is closed. */
    public void inject(AgentFault fault) {
        Objects.requireNonNull(fault, "fault");
        simulation.does(new Deed.AgentFaultInjected(fault), this);
    }

    /** Takes back every fault that still waits; the connections of requests that hang are closed. */
    public void liftFaults() {
        simulation.does(new Deed.FaultsLifted(), this);
        simulation.inputs().endHanging();
    }

    /** {@return what happened, up to now} */
    public Journal journal() {
        return simulation.world().journal();
    }

    /**
     * {@return the line of the user's code that an input came from: the innermost that is neither of the simulator nor of a
     * library; known of the first 3,000, and neither in replays nor of what gives a cluster, a definition, a service or a task}
     */
    public Optional<StackTraceElement> madeAt(JournalEntry input) {
        return simulation.madeAt(Objects.requireNonNull(input, "input").sequence());
    }

    /**
     * {@return what this simulator was made with and what came into it up to now, to live through it again}
     *
     * @throws IllegalStateException if its journal has a limit and has dropped entries
     */
    public Recording recording() {
        return simulation.read(() -> Recording.of(simulation.world()));
    }

    /** {@return the Region of this world, such as {@code us-east-1}} */
    public String region() {
        return simulation.world().settings().scope().region();
    }

    /** {@return the account of this world, twelve digits} */
    public String account() {
        return simulation.world().settings().scope().account();
    }

    /** {@return the partition of this world, such as {@code aws}} */
    public String partition() {
        return simulation.world().settings().scope().partition();
    }

    /** {@return the seed that the ids come from} */
    public long seed() {
        return simulation.world().settings().seed();
    }

    /** {@return the instant at which the time of this world began} */
    public Instant startedAt() {
        return simulation.world().settings().start();
    }

    /** {@return the switches for what is not published about ECS} */
    public Policies policies() {
        return simulation.world().policies();
    }

    /** {@return how long tasks stay in each status} */
    public TaskTimings taskTimings() {
        return simulation.world().settings().taskTimings();
    }

    /** {@return how long a stopped task can still be found} */
    public Duration stoppedTaskRetention() {
        return simulation.world().settings().stoppedTaskRetention();
    }

    /** {@return how far each Describe call moves the time; zero if none does} */
    public Duration pollStep() {
        return simulation.world().settings().pollStep();
    }

    /**
     * Fails if a test relied on an operation that is not modelled, or on an injected fault that no call met.
     *
     * @throws AssertionError if there was any; the message names each
     */
    public void verify() {
        simulation.requireNothingLeft();
    }

    /**
     * Ends the simulator: calls are refused from now on, while the journal and the live objects can still be read. Unless it
     * was built lenient, {@link #verify()} is run first. Closing twice does nothing more.
     *
     * @throws AssertionError as {@link #verify()} does
     */
    @Override
    public void close() {
        if (simulation.inputs().close() && !simulation.isLenient()) {
            verify();
        }
    }

    @Override
    public String toString() {
        return "EcsSimulator[" + region() + ", " + account() + ", seed " + seed() + ", " + clock().instant() + "]";
    }
}
