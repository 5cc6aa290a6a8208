package io.github.ecssimulator;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.EventBus;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.operation.FaultPlan;
import io.github.ecssimulator.internal.operation.OperationExecutor;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
    private final World world;
    private final FaultPlan faults = new FaultPlan();
    private final OperationExecutor executor;
    private final SimulatedClock clock;
    private final boolean lenient;

    EcsSimulator(WorldSettings settings, boolean lenient) {
        this.world = new World(settings);
        this.executor = new OperationExecutor(world, faults);
        this.clock = new SimulatedClock(world.time());
        this.lenient = lenient;
    }

    /**
     * Makes a simulator with every setting at its default.
     *
     * @return an empty world
     */
    public static EcsSimulator create() {
        return builder().build();
    }

    /**
     * Starts the settings of a simulator.
     *
     * @return a builder with every setting at its default
     */
    public static EcsSimulatorBuilder builder() {
        return new EcsSimulatorBuilder();
    }

    /**
     * Creates a cluster. One of this name that is ACTIVE already is returned as it is, as ECS does. Source: documented:
     * CreateCluster.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @return the cluster
     * @throws IllegalArgumentException if the name has other characters or another length
     */
    public SimulatedCluster createCluster(String name) {
        Names.require("cluster", name);
        return new SimulatedCluster(world, world.inside(() -> world.createCluster(name, null)));
    }

    /**
     * Finds a cluster, also a deleted one.
     *
     * @param name its short name
     * @return the cluster
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public SimulatedCluster cluster(String name) {
        Objects.requireNonNull(name, "name");
        return world.read(() -> {
            ClusterState cluster = world.clusterOrNull(name);
            if (cluster == null) {
                throw Names.unknown(
                        "cluster", name, "", world.clusters().stream().map(ClusterState::name));
            }
            return new SimulatedCluster(world, cluster);
        });
    }

    /**
     * Returns the clusters, also deleted ones.
     *
     * @return the clusters, in the order they were created
     */
    public List<SimulatedCluster> clusters() {
        return world.read(() -> world.clusters().stream()
                .map(cluster -> new SimulatedCluster(world, cluster))
                .toList());
    }

    /**
     * Registers the next revision of a task definition.
     *
     * @param family the family, one to 255 letters, digits, underscores and hyphens
     * @return the new revision
     * @throws IllegalArgumentException if the name has other characters or another length
     */
    public SimulatedTaskDefinition registerTaskDefinition(String family) {
        Names.require("task definition family", family);
        return new SimulatedTaskDefinition(
                world, world.inside(() -> world.taskDefinitions().register(family)));
    }

    /**
     * Tells a subscriber of every event that EventBridge would deliver, from now on. It is called in the thread that moves
     * the time, at the instant of the event.
     *
     * @param subscriber who is told
     * @return a handle that ends the subscription
     */
    public Subscription onEvent(Consumer<EventBridgeEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        EventBus.Subscriber subscribed = world.inside(() -> world.events().subscribe(subscriber));
        return () -> world.read(() -> {
            world.events().unsubscribe(subscribed);
            return subscribed;
        });
    }

    /**
     * Returns what a door works with that plays the agent of tasks.
     *
     * @return the host of the tasks
     */
    public AgentHost agentHost() {
        return new AgentHost(world);
    }

    /**
     * Finds a task in any cluster.
     *
     * @param idOrArn its id or its ARN
     * @return the task, or empty if there is none or its record is gone
     */
    public Optional<SimulatedTask> task(String idOrArn) {
        Objects.requireNonNull(idOrArn, "idOrArn");
        String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
        return clusters().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .filter(task -> task.id().equals(id))
                .findFirst();
    }

    /**
     * Returns the clock.
     *
     * @return the time of this simulator
     */
    public SimulatedClock clock() {
        return clock;
    }

    /**
     * Returns the ECS API as typed Java.
     *
     * @return the API
     */
    public EcsApi api() {
        return api("typed API");
    }

    /**
     * Returns the ECS API for one caller, which the journal names.
     *
     * @param caller how the journal names the caller
     * @return the API
     */
    public EcsApi api(String caller) {
        return executor.apiOf(Objects.requireNonNull(caller, "caller"));
    }

    /**
     * Injects a fault. A fault that no call meets is reported when the simulator is closed.
     *
     * @param fault which call, and what becomes of it
     */
    public void inject(Fault fault) {
        Objects.requireNonNull(fault, "fault");
        world.inside(() -> {
            faults.add(fault);
            return fault;
        });
    }

    /**
     * Returns what happened so far.
     *
     * @return the journal up to now
     */
    public Journal journal() {
        return world.journal();
    }

    /** {@return the Region of this world, such as {@code us-east-1}} */
    public String region() {
        return world.settings().scope().region();
    }

    /** {@return the account of this world, twelve digits} */
    public String account() {
        return world.settings().scope().account();
    }

    /** {@return the partition of this world, such as {@code aws}} */
    public String partition() {
        return world.settings().scope().partition();
    }

    /** {@return the seed that the ids come from} */
    public long seed() {
        return world.settings().seed();
    }

    /** {@return the switches for what is not published about ECS} */
    public Policies policies() {
        return world.policies();
    }

    /** {@return how long tasks stay in each status} */
    public TaskTimings taskTimings() {
        return world.settings().taskTimings();
    }

    /** {@return how long a stopped task can still be found} */
    public Duration stoppedTaskRetention() {
        return world.settings().stoppedTaskRetention();
    }

    /** {@return how far each Describe call moves the time; zero if none does} */
    public Duration pollStep() {
        return world.settings().pollStep();
    }

    /**
     * Fails if a test relied on something that was not there: an operation that is not modelled, or an injected fault that
     * no call met.
     *
     * @throws AssertionError if there was any; the message names each
     */
    public void verify() {
        List<Fault> unused = world.read(faults::unused);
        new Leftovers(journal(), api().modelledOperations(), unused).requireNone();
    }

    /**
     * Ends the simulator: calls are refused from now on, while the journal and the live objects can still be read. Unless it
     * was built lenient, {@link #verify()} is run first. Closing twice does nothing more.
     *
     * @throws AssertionError as {@link #verify()} does
     */
    @Override
    public void close() {
        if (world.close() && !lenient) {
            verify();
        }
    }

    @Override
    public String toString() {
        return "EcsSimulator[" + region() + ", " + account() + ", seed " + seed() + ", "
                + world.time().now() + "]";
    }
}
