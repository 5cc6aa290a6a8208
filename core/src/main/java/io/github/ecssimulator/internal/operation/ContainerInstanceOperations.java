package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerInstance;
import io.github.ecssimulator.api.ContainerInstanceBuilder;
import io.github.ecssimulator.api.DeregisterContainerInstance;
import io.github.ecssimulator.api.DescribeContainerInstances;
import io.github.ecssimulator.api.ListContainerInstances;
import io.github.ecssimulator.api.RegisterContainerInstance;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.UpdateContainerInstancesState;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ContainerInstanceState;
import io.github.ecssimulator.internal.engine.ContainerInstanceState.Status;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations on container instances. */
record ContainerInstanceOperations(World world, ClusterReader clusters) {
    private static final int DESCRIBED_MAX = 100; // documented: DescribeContainerInstances
    private static final int UPDATED_MAX = 10; // documented: UpdateContainerInstancesState
    private static final int PAGE = 100; // documented: ListContainerInstances
    private static final String ZONE = "ecs.availability-zone"; // documented: task placement attributes
    private static final List<String> STATUSES =
            List.of("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED");
    private static final RegisterContainerInstance.Request NOTHING =
            RegisterContainerInstance.request(nothing -> nothing);

    RegisterContainerInstance.Response register(RegisterContainerInstance.Request request) {
        List<Tag> tags = TagOperations.check(request.tags());
        if (request.containerInstanceArn() != null) {
            throw Refused.notModelled(request.operation(), "containerInstanceArn");
        }
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        String zone = Given.orNone(request.attributes()).stream()
                .filter(attribute -> ZONE.equals(attribute.text("name")) && attribute.text("value") != null)
                .map(attribute -> String.valueOf(attribute.text("value")))
                .findFirst()
                .orElse(cluster.arn().scope().region() + "a");
        return new RegisterContainerInstance.Response(
                shape(world.containerInstances().register(cluster, zone, request, tags), true));
    }

    DeregisterContainerInstance.Response deregister(DeregisterContainerInstance.Request request) {
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        ContainerInstanceState instance = require(request.containerInstance(), cluster, world);
        world.containerInstances().deregister(instance, Boolean.TRUE.equals(request.force()));
        return new DeregisterContainerInstance.Response(shape(instance, true));
    }

    DescribeContainerInstances.Response describe(DescribeContainerInstances.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS", "CONTAINER_INSTANCE_HEALTH");
        Found<ContainerInstanceState> found = find(request.cluster(), request.containerInstances(), DESCRIBED_MAX);
        return new DescribeContainerInstances.Response(
                found.items().stream().map(each -> shape(each, includes.tags())).toList(), found.failures());
    }

    ListContainerInstances.Response list(ListContainerInstances.Request request) {
        if (request.filter() != null) {
            throw Refused.notModelled(request.operation(), "filter");
        }
        Refused.unlessOneOf("status", request.status(), STATUSES);
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        Listing.Page<ContainerInstanceState> page = new Listing<>(
                        request.operation(),
                        List.copyOf(cluster.instances()),
                        instance -> request.status() == null // documented: ListContainerInstances - but INACTIVE ones
                                ? instance.status() != Status.INACTIVE
                                : request.status().equals(instance.status().name()),
                        ContainerInstanceState::arn)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListContainerInstances.Response(page.names(), page.nextToken());
    }

    UpdateContainerInstancesState.Response update(UpdateContainerInstancesState.Request request) {
        Refused.unlessOneOf("status", request.status(), List.of("ACTIVE", "DRAINING"));
        // documented: UpdateContainerInstancesState - required; inferred: the text
        Status status = Status.valueOf(Refused.ifBlank("Container instance status", request.status()));
        Found<ContainerInstanceState> found = find(request.cluster(), request.containerInstances(), UPDATED_MAX);
        List<ContainerInstanceState> changed = usable(found);
        changed.forEach(instance -> world.containerInstances().update(instance, status));
        return new UpdateContainerInstancesState.Response(
                changed.stream().map(each -> shape(each, true)).toList(), found.failures());
    }

    /** Those that are not INACTIVE; the others become failures. */
    static List<ContainerInstanceState> usable(Found<ContainerInstanceState> found) { // documented: FAIL
        Map<Boolean, List<ContainerInstanceState>> byUse = found.items().stream()
                .collect(Collectors.partitioningBy(instance -> instance.status() != Status.INACTIVE));
        byUse.getOrDefault(false, List.of()).forEach(instance -> found.fail(instance.arn(), Status.INACTIVE.name()));
        return byUse.getOrDefault(true, List.of());
    }

    Found<ContainerInstanceState> find(@Nullable String clusterGiven, @Nullable List<String> given, int max) {
        List<String> names = Refused.ifEmpty("ContainerInstances", given);
        Refused.ifMore("instanceIds", names, max); // observed: DescribeContainerInstances
        ClusterState cluster = clusters.requireActiveOrDefault(clusterGiven);
        Map<String, String> byId = new LinkedHashMap<>();
        names.forEach(name -> byId.putIfAbsent(idIn(name, cluster, world), name));
        Found<ContainerInstanceState> found = new Found<>();
        byId.forEach((id, name) ->
                found.add(cluster.instanceOrNull(id), instance -> instance, () -> failureArn(name, cluster)));
        return found;
    }

    private static String failureArn(String name, ClusterState cluster) {
        return name.startsWith("arn:")
                ? name
                : cluster.arn().scope().arn("container-instance/" + cluster.name() + "/" + name);
    }

    /** Finds the one instance that a call is about. */
    static ContainerInstanceState require(@Nullable String given, ClusterState cluster, World world) {
        String name = Refused.ifBlank("Container instance", given); // inferred: sibling DescribeClusters
        ContainerInstanceState instance = cluster.instanceOrNull(idIn(name, cluster, world));
        if (instance == null || instance.status() == Status.INACTIVE) { // inferred: sibling StopTask
            throw Refused.invalid("The referenced container instance was not found.");
        }
        return instance;
    }

    private static String idIn(String given, ClusterState cluster, World world) {
        if (!given.startsWith("arn:")) {
            return given;
        }
        return ArnParts.parse(given, "Container Instance", world.settings().scope())
                .require("container-instance", 1, 2)
                .nameWithin(cluster.name());
    }

    private static ContainerInstance shape(ContainerInstanceState instance, boolean withTags) {
        RegisterContainerInstance.Request given = Given.or(instance.registeredWithOrNull(), NOTHING);
        List<Structure> resources = Given.orNone(given.totalResources());
        return ContainerInstanceBuilder.containerInstance()
                .containerInstanceArn(instance.arn())
                .ec2InstanceId("i-0" + instance.id().substring(0, 16))
                .version(instance.version())
                .versionInfo(given.versionInfo())
                .remainingResources(resources)
                .registeredResources(resources)
                .status(instance.status().name())
                .agentConnected(instance.status() != Status.INACTIVE)
                .runningTasksCount(instance.counts().goingOn())
                .pendingTasksCount(instance.counts().pending())
                .attributes(attributes(instance, given))
                .registeredAt(Millis.of(instance.registeredAt()))
                .tags(withTags ? instance.tags().list() : List.of())
                .build();
    }

    private static List<Structure> attributes(
            ContainerInstanceState instance, RegisterContainerInstance.Request given) {
        List<Structure> all = new ArrayList<>(Given.orNone(given.attributes()));
        if (all.stream().noneMatch(attribute -> ZONE.equals(attribute.text("name")))) {
            all.add(Structure.of("name", ZONE, "value", instance.availabilityZone()));
        }
        return all;
    }
}
