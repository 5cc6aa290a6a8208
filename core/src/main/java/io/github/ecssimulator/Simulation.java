package io.github.ecssimulator;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.operation.CallSites;
import io.github.ecssimulator.internal.operation.FaultPlan;
import io.github.ecssimulator.internal.operation.Inputs;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.TaskId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What all live objects of one simulator share: the world to look at, and the one way to change it. */
final class Simulation {
    private final Inputs inputs;
    private final CallSites sites;
    private final SimulatedClock clock;
    private final boolean lenient;

    Simulation(WorldSettings settings, CallSites sites, boolean lenient) {
        this.sites = sites;
        this.lenient = lenient;
        this.inputs = new Inputs(settings, sites);
        this.clock = new SimulatedClock(world().time(), new Notes(inputs));
    }

    World world() {
        return inputs.world();
    }

    Inputs inputs() {
        return inputs;
    }

    /** Whether a test may rely on something that is not there. */
    boolean isLenient() {
        return lenient;
    }

    /** Tells which line of the user's code made an input. */
    Optional<StackTraceElement> madeAt(long sequence) {
        return read(() -> sites.of(sequence));
    }

    /** Finds a cluster, also a deleted one. */
    ClusterState cluster(String name) {
        return read(() -> {
            ClusterState cluster = world().clusterOrNull(name);
            if (cluster == null) {
                throw Names.unknown(
                        "cluster", name, "", world().clusters().stream().map(ClusterState::name));
            }
            return cluster;
        });
    }

    /** Finds a task whose record is kept, in any cluster. */
    Optional<TaskState> task(TaskId id) {
        return read(() -> world().clusters().stream()
                .flatMap(cluster -> Stream.ofNullable(cluster.taskOrNull(id)))
                .findFirst());
    }

    /** Shows tasks as they are: the live objects, in this order. */
    List<SimulatedTask> tasks(Supplier<Stream<TaskState>> states) {
        return read(
                () -> states.get().map(task -> new SimulatedTask(this, task)).toList());
    }

    SimulatedClock clock() {
        return clock;
    }

    <T> T read(Supplier<T> view) {
        return world().insideEvenClosed(view);
    }

    /** Makes a call in the name of the test, and tells a refusal in the words of ECS. */
    @SuppressWarnings("unchecked") // a call makes the response of its request
    <R extends EcsResponse> R call(EcsRequest<R> request, Object subject) {
        return (R) make(new Deed.Called(request), subject);
    }

    /** Does a deed, and tells a refusal in the words of ECS. Returns what it made. */
    Object make(Deed deed, Object subject) {
        return inTheWordsOfEcs(() -> Objects.requireNonNull(inputs.apply(deed)), subject);
    }

    /** Does a deed that makes nothing. */
    void does(Deed deed, Object subject) {
        inTheWordsOfEcs(() -> Optional.ofNullable(inputs.apply(deed)), subject);
    }

    /** Insists on an ACTIVE service; of another one the name may belong to its successor by now. */
    void requireActive(ServiceState service, Object subject) {
        inTheWordsOfEcs(() -> read(() -> Services.requireActive(service)), subject);
    }

    /** Insists that the test relied on nothing that was not there. */
    void requireNothingLeft() {
        SortedMap<String, Integer> missed = inputs.missed();
        List<String> unused = inputs.ofFaults(FaultPlan::unused);
        StringJoiner complaints = new StringJoiner(" ");
        if (!missed.isEmpty()) {
            complaints.add("Operations were called that ecs-simulator does not model: " + missed + ". It models "
                    + String.join(", ", EcsRequest.operations()) + ".");
        }
        if (!unused.isEmpty()) {
            complaints.add("Faults were injected that no call met: " + unused + ".");
        }
        if (complaints.length() > 0) {
            throw new AssertionError(complaints.toString());
        }
    }

    private static <T> T inTheWordsOfEcs(Supplier<T> change, Object subject) {
        try {
            return change.get();
        } catch (Refused refused) {
            throw new IllegalStateException(
                    subject + ": " + refused.getMessage() + " ("
                            + refused.error().code() + ")",
                    refused);
        }
    }
}
