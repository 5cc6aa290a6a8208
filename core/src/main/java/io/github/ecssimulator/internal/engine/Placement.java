package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where tasks go: to a container instance, or on Fargate to an Availability Zone. There is room everywhere. */
final class Placement {
    private final List<String> zones; // most Regions have at least three
    private final Agenda agenda;
    private final Policies policies;

    Placement(String region, Agenda agenda, Policies policies) {
        this.zones = Stream.of("a", "b", "c").map(region::concat).toList();
        this.agenda = agenda;
        this.policies = policies;
    }

    /** The zones in turn. */
    String zoneAt(long turn) {
        return zones.get((int) (turn % zones.size()));
    }

    /** A zone, and in it an instance unless the task is on Fargate. */
    record Place(String zone, @Nullable ContainerInstanceState instance) {}

    /** The place of the next task of a service, or {@code null} if no instance takes it. */
    @Nullable
    Place ofServiceOrNull(ServiceState service, TaskOptions options) {
        // documented: tasks of a service are spread over zones
        Comparator<String> emptiest = Comparator.comparingInt(service.zones()::in);
        return orNull(service.cluster(), service, options, emptiest.thenComparing(this::indexOf));
    }

    /** The place of a standalone task, in this zone if possible, or {@code null} if no instance takes it. */
    @Nullable
    Place nearOrNull(ClusterState cluster, String zone, TaskOptions options) {
        Comparator<String> near = Comparator.comparing(each -> !each.equals(zone));
        return orNull(cluster, null, options, near.thenComparing(this::indexOf));
    }

    private @Nullable Place orNull(
            ClusterState cluster, @Nullable ServiceState service, TaskOptions options, Comparator<String> byZone) {
        if (options.isOnFargate()) {
            return new Place(zones.stream().min(byZone).orElseThrow(), null);
        }
        Comparator<ContainerInstanceState> order =
                Comparator.comparing(ContainerInstanceState::availabilityZone, byZone);
        return openTo(cluster, service)
                .min(order.thenComparingInt(instance -> instance.tasks().size())) // ours: the one with the fewest
                .map(instance -> new Place(instance.availabilityZone(), instance))
                .orElse(null);
    }

    private int indexOf(String zone) {
        int index = zones.indexOf(zone);
        return index < 0 ? zones.size() : index;
    }

    private Stream<ContainerInstanceState> openTo(ClusterState cluster, @Nullable ServiceState service) {
        if (cluster.instances().isEmpty()) {
            zones.forEach(zone -> add(cluster, zone));
        }
        boolean oneEach = service != null
                && service.schedulingStrategy() == SchedulingStrategy.DAEMON
                && cluster.hasRegisteredInstances(); // documented: CreateService - a daemon has one task on each
        Set<ContainerInstanceState> taken = service != null && oneEach ? placesOf(service) : Set.of();
        return cluster.instances().stream()
                .filter(instance -> instance.status() == ContainerInstanceState.Status.ACTIVE)
                .filter(instance -> !taken.contains(instance));
    }

    private static Set<ContainerInstanceState> placesOf(ServiceState service) {
        Set<ContainerInstanceState> places = new LinkedHashSet<>();
        service.activeTasks()
                .map(TaskState::instanceOrNull)
                .filter(Objects::nonNull)
                .forEach(places::add);
        return places;
    }

    /** ours: a cluster in which no call registers an instance has one in each zone. */
    private void add(ClusterState cluster, String zone) {
        String place = cluster.name() + "/" + zone;
        String id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        cluster.add(new ContainerInstanceState(
                id, cluster, zone, null, agenda.now(), policies.has(DrainingHost.SPARES_PROTECTED)));
    }
}
