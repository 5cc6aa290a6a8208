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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each deed does to the world. */
final class Deeds {
    private static final List<Class<?>> KINDS =
            List.of(Objects.requireNonNull(Deed.class.getPermittedSubclasses())); // the JVM is slow to tell

    private final World world;
    private final Map<Class<? extends Deed>, Function<Deed, @Nullable Object>> doers = new LinkedHashMap<>();

    Deeds(World world, Operations operations, FaultPlan faults) {
        this.world = world;
        makes(Deed.Called.class, deed -> world.answered(() -> operations.handle(deed.request())));
        makes(Deed.ClusterGiven.class, deed -> world.createCluster(deed.name(), null));
        makes(Deed.DefinitionGiven.class, deed -> world.taskDefinitions().register(deed.family()));
        does(Deed.StartsFail.class, deed -> definition(deed.definition()).failToStart(deed.reason()));
        makes(Deed.ServiceGiven.class, this::give);
        does(Deed.ServiceConfigured.class, deed -> services().configure(service(deed.service()), deed.settings()));
        does(Deed.DaemonScaled.class, this::scale);
        makes(Deed.TaskRun.class, this::run);
        makes(Deed.TaskGiven.class, deed -> world.adoptions().standalone(cluster(deed.cluster()), deed.task()));
        does(
                Deed.ContainerCrashed.class,
                deed -> task(deed.task()).ifPresent(task -> world.crashTask(task, deed.exitCode())));
        does(
                Deed.TaskStruck.class,
                deed -> task(deed.task())
                        .ifPresent(task -> world.stopTask(task, deed.cause(), reasonOf(deed.cause()))));
        does(Deed.SignalHandled.class, deed -> task(deed.task()).ifPresent(TaskState::handleSignal));
        makes(
                Deed.ContainersExited.class,
                deed -> task(deed.task())
                        .filter(task -> world.containersEnded(task, deed.exitCode()))
                        .isPresent());
        does(Deed.TaskRanked.class, deed -> task(deed.task()).ifPresent(task -> world.rank(task, deed.rank())));
        does(Deed.FaultInjected.class, deed -> faults.add(deed.fault()));
        does(Deed.AgentFaultInjected.class, deed -> faults.add(deed.fault()));
        does(Deed.FaultsLifted.class, deed -> faults.lift());
        requireAll();
    }

    /** What only makes the world that a test begins with is nobody's mistake: no text asks for its line, and a line costs time. */
    static boolean isGift(Deed deed) {
        return deed instanceof Deed.ClusterGiven
                || deed instanceof Deed.DefinitionGiven
                || deed instanceof Deed.ServiceGiven
                || deed instanceof Deed.TaskGiven
                || deed instanceof Deed.TaskRun;
    }

    private <D extends Deed> void makes(Class<D> kind, Function<D, @Nullable Object> doer) {
        doers.put(kind, deed -> doer.apply(kind.cast(deed)));
    }

    private <D extends Deed> void does(Class<D> kind, Consumer<D> doer) {
        doers.put(kind, deed -> {
            doer.accept(kind.cast(deed));
            return null;
        });
    }

    private void requireAll() {
        for (Class<?> kind : KINDS) {
            if (!doers.containsKey(kind)) {
                throw new IllegalStateException("Nobody does " + kind.getSimpleName());
            }
        }
    }

    /** Does it. Returns what it made, if it makes anything. */
    @Nullable
    Object apply(Deed deed) {
        return Objects.requireNonNull(doers.get(deed.getClass())).apply(deed);
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
}
