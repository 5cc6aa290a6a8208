package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each deed does to the world. */
record Deeds(World world, Operations operations, FaultPlan faults) {
    // The same for all worlds, so that a new one has nothing to put together.
    private static final Map<Class<?>, BiFunction<Deeds, Deed, @Nullable Object>> DOERS = doers();

    private static Map<Class<?>, BiFunction<Deeds, Deed, @Nullable Object>> doers() {
        Table all = new Table();
        addOfTheWorld(all);
        addOfTasks(all);
        addOfFaults(all);
        return all.complete();
    }

    private static void addOfTheWorld(Table all) {
        all.makes(Deed.Called.class, (in, deed) -> in.world.answered(() -> in.operations.handle(deed.request())));
        all.makes(Deed.ClusterGiven.class, (in, deed) -> in.world.createCluster(deed.name(), null));
        all.makes(
                Deed.DefinitionGiven.class,
                (in, deed) -> in.world.taskDefinitions().register(deed.family()));
        all.does(
                Deed.StartsFail.class,
                (in, deed) -> in.definition(deed.definition()).failToStart(deed.reason()));
        all.makes(Deed.ServiceGiven.class, Deeds::give);
        all.does(
                Deed.ServiceConfigured.class,
                (in, deed) -> in.services().configure(in.service(deed.service()), deed.settings()));
        all.does(Deed.DaemonScaled.class, Deeds::scale);
        all.makes(Deed.TaskRun.class, Deeds::run);
        all.makes(
                Deed.TaskGiven.class,
                (in, deed) -> in.world.adoptions().standalone(in.cluster(deed.cluster()), deed.task()));
    }

    private static void addOfTasks(Table all) {
        all.does(
                Deed.ContainerCrashed.class,
                (in, deed) -> in.task(deed.task()).ifPresent(task -> in.world.crashTask(task, deed.exitCode())));
        all.does(
                Deed.TaskStruck.class,
                (in, deed) -> in.task(deed.task())
                        .ifPresent(task -> in.world.stopTask(task, deed.cause(), reasonOf(deed.cause()))));
        all.does(Deed.SignalHandled.class, (in, deed) -> in.task(deed.task()).ifPresent(TaskState::handleSignal));
        all.makes(
                Deed.ContainersExited.class,
                (in, deed) -> in.task(deed.task())
                        .filter(task -> in.world.containersEnded(task, deed.exitCode()))
                        .isPresent());
        all.does(
                Deed.TaskRanked.class,
                (in, deed) -> in.task(deed.task()).ifPresent(task -> in.world.rank(task, deed.rank())));
    }

    private static void addOfFaults(Table all) {
        all.does(Deed.FaultInjected.class, (in, deed) -> in.faults.add(deed.fault()));
        all.does(Deed.AgentFaultInjected.class, (in, deed) -> in.faults.add(deed.fault()));
        all.does(Deed.FaultsLifted.class, (in, deed) -> in.faults.lift());
    }

    /** What only makes the world that a test begins with is nobody's mistake: no text asks for its line, and a line costs time. */
    static boolean isGift(Deed deed) {
        return deed instanceof Deed.ClusterGiven
                || deed instanceof Deed.DefinitionGiven
                || deed instanceof Deed.ServiceGiven
                || deed instanceof Deed.TaskGiven
                || deed instanceof Deed.TaskRun;
    }

    /** Does it. Returns what it made, if it makes anything. */
    @Nullable
    Object apply(Deed deed) {
        return Objects.requireNonNull(DOERS.get(deed.getClass())).apply(this, deed);
    }

    private void scale(Deed.DaemonScaled deed) {
        ServiceState daemon = service(deed.service());
        if (daemon.cluster().hasRegisteredInstances()) {
            throw Refused.invalid("A daemon runs one task on each container instance that was registered.");
        }
        services().scale(daemon, deed.count());
    }

    private ServiceState give(Deed.ServiceGiven deed) {
        ClusterState cluster = cluster(deed.cluster());
        return deed.tasks().isEmpty()
                ? services().create(cluster, deed.name(), deed.settings())
                : world.adoptions().service(cluster, deed.name(), deed.settings(), deed.tasks());
    }

    private TaskState run(Deed.TaskRun deed) {
        TaskDefinitionState definition = world.taskDefinitions().latestOrRegistered("standalone");
        return world.runTask(cluster(deed.cluster()), definition, deed.group(), null, TaskOptions.defaults(), null);
    }

    private static String reasonOf(StopCause cause) {
        return switch (cause) {
            case HEALTH_CHECK -> "Task failed container health checks";
            case SPOT_INTERRUPTION -> "Your Spot Task was interrupted.";
            case RETIREMENT -> "ECS is performing maintenance on the underlying infrastructure hosting the task.";
            case DRAINING -> "The container instance of the task is draining.";
            case HOST_LOSS -> "Host EC2 terminated.";
            case USER, SCALE_IN, DEPLOYMENT, DELETION, CONTAINER_EXIT, START_FAILURE ->
                throw new IllegalArgumentException(cause + " strikes no task: a call does it, or ECS.");
        };
    }

    private Services services() {
        return world.services();
    }

    private ClusterState cluster(ClusterArn arn) {
        return found(world.clusterOrNull(arn.clusterName()), arn);
    }

    private ServiceState service(ServiceArn arn) {
        ClusterState cluster = world.clusterOrNull(arn.clusterName());
        return found(cluster == null ? null : cluster.serviceOrNull(arn.serviceName()), arn);
    }

    /** Empty when the record of the task is gone: nothing can happen to it any more. */
    private Optional<TaskState> task(TaskRef task) {
        ClusterState cluster = world.clusterOrNull(task.arn().clusterName());
        return Optional.ofNullable(cluster == null ? null : cluster.taskOrNull(task.id()));
    }

    private TaskDefinitionState definition(TaskDefinitionRef ref) {
        return found(world.taskDefinitions().findOrNull(ref), ref);
    }

    private static <T> T found(@Nullable T state, Object name) {
        if (state == null) {
            throw new NoSuchElementException("There is no " + name);
        }
        return state;
    }

    private static final class Table {
        private final Map<Class<?>, BiFunction<Deeds, Deed, @Nullable Object>> doers = new LinkedHashMap<>();

        private <D extends Deed> void makes(Class<D> kind, BiFunction<Deeds, D, @Nullable Object> doer) {
            doers.put(kind, (in, deed) -> doer.apply(in, kind.cast(deed)));
        }

        private <D extends Deed> void does(Class<D> kind, BiConsumer<Deeds, D> doer) {
            doers.put(kind, (in, deed) -> {
                doer.accept(in, kind.cast(deed));
                return null;
            });
        }

        private Map<Class<?>, BiFunction<Deeds, Deed, @Nullable Object>> complete() {
            requireDoersOf(Deed.class);
            return Collections.unmodifiableMap(doers);
        }

        private void requireDoersOf(Class<?> kind) {
            if (kind.isSealed()) {
                Stream.of(Objects.requireNonNull(kind.getPermittedSubclasses())).forEach(this::requireDoersOf);
            } else if (!doers.containsKey(kind)) {
                throw new IllegalStateException("Nobody does " + kind.getSimpleName());
            }
        }
    }
}
