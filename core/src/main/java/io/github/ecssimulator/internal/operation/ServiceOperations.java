package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Answering.LaunchTypeFilter;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that create, show and delete services, and the checks that UpdateService shares with CreateService. */
record ServiceOperations(
        World world,
        ClusterReader clusters,
        ServiceReader services,
        DefinitionReader definitions,
        ServiceShape shape,
        ClientTokens<ServiceState> tokens) {
    private static final int SERVICES_MAX = 10; // documented: DescribeServices
    private static final int SERVICES_PAGE = 10; // documented: ListServices
    private static final List<String> PROPAGATE_TAGS = List.of("SERVICE", "TASK_DEFINITION", "NONE");

    DescribeServices.Response describe(DescribeServices.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        List<String> given = Refused.ifEmpty("Services", request.services());
        Refused.ifMore("service names", given, SERVICES_MAX); // observed: DescribeServices
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        Map<String, String> byName = new LinkedHashMap<>();
        given.forEach(each -> byName.putIfAbsent(services.nameIn(each, cluster), each));
        Found<Service> found = new Found<>();
        byName.forEach(
                (name, text) -> // documented: DeleteService - DRAINING and INACTIVE ones can still be described
                found.add(
                                cluster.serviceOrNull(name),
                                service -> shape.of(service, includes.tags()),
                                () -> services.failureArn(text, cluster)));
        return new DescribeServices.Response(found.items(), found.failures());
    }

    ListServices.Response list(ListServices.Request request) {
        Refused.unlessOneOf("launchType", request.launchType(), LaunchReader.LAUNCH_TYPES);
        Refused.unlessOneOf("schedulingStrategy", request.schedulingStrategy(), List.of("REPLICA", "DAEMON"));
        Refused.unlessOneOf("resourceManagementType", request.resourceManagementType(), List.of("CUSTOMER", "ECS"));
        Listing.Page<ServiceState> page = new Listing<>(
                        request.operation(),
                        Listing.ordered(
                                clusters.requireActiveOrDefault(request.cluster())
                                        .services(),
                                ServiceOperations::arnOf,
                                world.policies()),
                        service -> isListed(service, request),
                        ServiceOperations::arnOf)
                .page(request.nextToken(), request.maxResults(), SERVICES_PAGE);
        return new ListServices.Response(page.names(), page.nextToken());
    }

    private static String arnOf(ServiceState service) {
        return service.arn().toString();
    }

    private boolean isListed(ServiceState service, ListServices.Request request) {
        String strategy = service.schedulingStrategy().name();
        return service.status() == ServiceStatus.ACTIVE // documented: DeleteService - no longer visible here
                && (request.launchType() == null || runsOn(service, request.launchType()))
                && (request.schedulingStrategy() == null
                        || request.schedulingStrategy().equals(strategy))
                && !"ECS".equals(request.resourceManagementType()); // none is managed by ECS itself
    }

    private boolean runsOn(ServiceState service, String launchType) { // assumed: U55
        return world.policies().has(LaunchTypeFilter.BY_TASKS)
                ? ServiceShape.runsOn(service, launchType)
                : !ServiceShape.isExternal(service)
                        && launchType.equals(service.options().launch().launchType());
    }

    DeleteService.Response delete(DeleteService.Request request) {
        ServiceState service =
                services.requireKept(request.service(), clusters.requireActiveOrDefault(request.cluster()));
        boolean daemon = service.schedulingStrategy() == SchedulingStrategy.DAEMON;
        // documented: DeleteService - force is only needed for REPLICA
        world.services().delete(service, daemon || Boolean.TRUE.equals(request.force()));
        return new DeleteService.Response(shape.of(service, true));
    }

    CreateService.Response create(CreateService.Request request) {
        String name = ServiceReader.requireNewName(request.serviceName());
        check(request.availabilityZoneRebalancing(), request.propagateTags(), request.desiredCount());
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        Optional<ServiceState> before = tokens.madeBy(request, request.clientToken(), Refused.notIdempotent("service"))
                .filter(service -> service.status() == ServiceStatus.ACTIVE);
        ServiceState service = before.orElseGet(() -> create(request, cluster, name));
        return new CreateService.Response(shape.of(service, true));
    }

    private ServiceState create(CreateService.Request request, ClusterState cluster, String name) {
        List<Tag> tags = TagOperations.check(request.tags());
        ServiceSettings settings = settings(request);
        LaunchOptions launch = launch(request, cluster);
        if (settings.controller() == DeploymentController.EXTERNAL) {
            requireNothingOfTaskSets(request);
        } else {
            TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::client);
            LaunchReader.requireFitting(launch, definition);
            settings = settings.with(definition.ref());
        }
        requireRebalancing(
                request.availabilityZoneRebalancing(), settings.schedulingStrategy(), settings.deployment(), launch);
        ServiceOptions options = options(request, settings, launch);
        ServiceState service = world.services().create(cluster, name, settings, options, tags);
        tokens.keep(request, request.clientToken(), service);
        return service;
    }

    private ServiceSettings settings(CreateService.Request request) {
        Refused.unlessOneOf("schedulingStrategy", request.schedulingStrategy(), List.of("REPLICA", "DAEMON"));
        DeploymentController controller = controller(request);
        if ("DAEMON".equals(request.schedulingStrategy())) {
            return daemon(request, controller);
        }
        if (request.desiredCount() == null && controller == DeploymentController.ECS) { // documented: required
            throw Refused.invalid("desiredCount can not be null."); // inferred: the text
        }
        DeploymentSettings deployment = new DeploymentReader(request.operation())
                .read(request.deploymentConfiguration(), DeploymentSettings.replicaDefaults());
        if (controller == DeploymentController.ECS) {
            DeploymentReader.requireRoom(deployment);
        }
        return new ServiceSettings(
                Given.or(request.desiredCount(), 0), SchedulingStrategy.REPLICA, controller, deployment, null);
    }

    /** A daemon has as many tasks as its cluster has container instances that a call registered. */
    private ServiceSettings daemon(CreateService.Request request, DeploymentController controller) {
        checkDaemon(request.desiredCount(), request.placementStrategy(), request.capacityProviderStrategy());
        if (controller == DeploymentController.EXTERNAL || LaunchReader.FARGATE.equals(request.launchType())) {
            // documented: CreateService - neither supports daemons; inferred: the text
            throw Refused.invalid(
                    "The daemon scheduling strategy supports neither FARGATE nor the EXTERNAL controller.");
        }
        return ServiceSettings.daemon(0)
                .with(new DeploymentReader(request.operation())
                        .read(request.deploymentConfiguration(), DeploymentSettings.daemonDefaults()));
    }

    private static DeploymentController controller(CreateService.Request request) {
        String type = request.deploymentController() == null
                ? null
                : request.deploymentController().type();
        Refused.unlessOneOf("deploymentController", type, List.of("ECS", "CODE_DEPLOY", "EXTERNAL"));
        if ("CODE_DEPLOY".equals(type)) {
            throw Refused.notModelled("CreateService", "deploymentController CODE_DEPLOY");
        }
        return type == null ? DeploymentController.ECS : DeploymentController.valueOf(type);
    }

    private LaunchOptions launch(CreateService.Request request, ClusterState cluster) {
        LaunchOptions launch = LaunchReader.read(
                cluster,
                LaunchReader.providersOf(cluster, world.policies()),
                request.launchType(),
                request.capacityProviderStrategy(),
                request.platformVersion(),
                request.networkConfiguration());
        return LaunchReader.with(
                launch,
                request.loadBalancers(),
                request.serviceRegistries(),
                new LaunchOptions.AddOns(
                        request.serviceConnectConfiguration(),
                        request.volumeConfigurations(),
                        request.vpcLatticeConfigurations(),
                        request.monitoring()));
    }

    /** documented: CreateService - an external service has only what its task sets do not have themselves. */
    private void requireNothingOfTaskSets(CreateService.Request request) {
        requireBlank("TaskDefinition", request.taskDefinition()); // observed
        if (world.policies().has(InferredRefusals.REFUSED)) { // assumed: U46
            requireBlank("LaunchType", request.launchType());
            requireBlank("PlatformVersion", request.platformVersion());
            requireBlank("NetworkConfiguration", request.networkConfiguration());
        }
    }

    private static void requireBlank(String member, @Nullable Object value) {
        if (value != null) {
            throw Refused.invalid(member + " must be blank.");
        }
    }

    private static ServiceOptions options(
            CreateService.Request request, ServiceSettings settings, LaunchOptions launch) {
        String rebalancing = request.availabilityZoneRebalancing();
        return new ServiceOptions(
                launch,
                request.role(),
                Given.orNone(request.placementConstraints()),
                Given.orNone(request.placementStrategy()),
                request.healthCheckGracePeriodSeconds(),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                Boolean.TRUE.equals(request.enableECSManagedTags()),
                Given.or(request.propagateTags(), "NONE"),
                rebalancing == null ? ServiceOptions.usualRebalancing(settings, launch) : rebalancing,
                request.deploymentConfiguration());
    }

    static void check(@Nullable String rebalancing, @Nullable String propagateTags, @Nullable Integer desired) {
        Refused.unlessOneOf("availabilityZoneRebalancing", rebalancing, List.of("ENABLED", "DISABLED"));
        Refused.unlessOneOf("propagateTags", propagateTags, PROPAGATE_TAGS);
        Refused.unlessBetween("desiredCount", desired, 0, Integer.MAX_VALUE);
    }

    /** Refuses rebalancing where it was asked for and cannot be. Source: documented: REBAL; inferred: the text. */
    static void requireRebalancing(
            @Nullable String rebalancing,
            SchedulingStrategy strategy,
            DeploymentSettings deployment,
            LaunchOptions launch) {
        if ("ENABLED".equals(rebalancing) && !ServiceOptions.canRebalance(strategy, deployment, launch)) {
            throw Refused.invalid("Availability Zone rebalancing is not supported for services that use the DAEMON"
                    + " scheduling strategy, the EXTERNAL launch type or a maximumPercent of 100.");
        }
    }

    /** Refuses what a daemon service cannot have. */
    static void checkDaemon(
            @Nullable Integer desiredCount,
            @Nullable List<PlacementStrategy> placementStrategy,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy) {
        if (desiredCount != null) { // observed: CreateService, UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support a desired count for services."
                    + " Remove the desired count value and try again");
        }
        if (placementStrategy != null && !placementStrategy.isEmpty()) { // observed: UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support placement strategies."
                    + " Remove the placement strategy and try again");
        }
        if (capacityProviderStrategy != null && !capacityProviderStrategy.isEmpty()) { // observed: CreateService
            throw Refused.invalid("Specifying a capacity provider strategy is not supported when you create a service"
                    + " using the DAEMON scheduling strategy.");
        }
    }
}
