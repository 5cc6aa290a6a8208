package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.DeploymentConfiguration;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import io.github.ecssimulator.policy.Scheduling.UnchangedUpdate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UpdateService. Absent members change nothing. */
record ServiceUpdates(
        World world, ClusterReader clusters, ServiceReader services, DefinitionReader definitions, ServiceShape shape) {

    UpdateService.Response update(UpdateService.Request request) {
        ServiceOperations.check(request.availabilityZoneRebalancing(), request.propagateTags(), request.desiredCount());
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        ServiceState service = Services.requireActive(services.require(request.service(), cluster)); // observed
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) {
            ServiceOperations.checkDaemon(
                    request.desiredCount(), request.placementStrategy(), request.capacityProviderStrategy());
        }
        refuseOtherController(request, service);
        if (ServiceShape.isExternal(service)) {
            requireNothingOfTaskSets(request);
        }
        world.services().update(service, update(request, service));
        return new UpdateService.Response(shape.of(service, true));
    }

    private static void refuseOtherController(UpdateService.Request request, ServiceState service) {
        String type = request.deploymentController() == null
                ? null
                : request.deploymentController().type();
        if (type != null && !type.equals(service.controller().name())) {
            throw Refused.notModelled(request.operation(), "deploymentController " + type);
        }
    }

    private Services.Update update(UpdateService.Request request, ServiceState service) {
        TaskDefinitionState definition = request.taskDefinition() == null
                ? null
                : definitions.requireActive(request.taskDefinition(), Refused::client);
        ServiceOptions options = optionsOf(service, request);
        DeploymentSettings deployment = deployment(request, service);
        ServiceOperations.requireRebalancing(
                request.availabilityZoneRebalancing(), service.schedulingStrategy(), deployment, options.launch());
        boolean deploys = isOther(definition, service)
                || Boolean.TRUE.equals(request.forceNewDeployment())
                || deploy(service.options(), options)
                || (givesWhatDeploys(request) && world.policies().has(UnchangedUpdate.DEPLOYS)); // assumed: U47
        if (deploys) {
            requireFitting(options, definition, service);
        }
        return new Services.Update(
                request.desiredCount(), deployment, options, deploys, definition == null ? null : definition.ref());
    }

    private DeploymentSettings deployment(UpdateService.Request request, ServiceState service) {
        DeploymentSettings next =
                new DeploymentReader(request.operation()).read(request.deploymentConfiguration(), service.deployment());
        boolean replica = service.schedulingStrategy() == SchedulingStrategy.REPLICA;
        if (givesPercents(request.deploymentConfiguration()) && replica && !ServiceShape.isExternal(service)) {
            DeploymentReader.requireRoom(next);
        }
        return next;
    }

    /** Whether the percents are looked at: observed where both are given; assumed: U46, together with what there was. */
    private boolean givesPercents(@Nullable DeploymentConfiguration given) {
        boolean both = given != null && given.minimumHealthyPercent() != null && given.maximumPercent() != null;
        return both || (given != null && world.policies().has(InferredRefusals.REFUSED));
    }

    /** documented: UpdateService - another revision is deployed. */
    private static boolean isOther(@Nullable TaskDefinitionState definition, ServiceState service) {
        return definition != null
                && service.taskSets().stream()
                        .limit(1)
                        .noneMatch(primary -> primary.taskDefinition().equals(definition));
    }

    /**
     * documented: UpdateService - launch type, load balancers, network, platform version and task definition of an external
     * service are updated by a new task set; inferred: the texts, and that members are refused also if they change nothing.
     */
    private static void requireNothingOfTaskSets(UpdateService.Request request) {
        refuseIf(request.taskDefinition() != null, "Unable to update task definition");
        refuseIf(Boolean.TRUE.equals(request.forceNewDeployment()), "Cannot force a new deployment");
        refuseIf(request.capacityProviderStrategy() != null, "Unable to update capacity provider strategy");
        refuseIf(request.platformVersion() != null, "Unable to update platform version");
        refuseIf(request.loadBalancers() != null, "Unable to update load balancers");
        refuseIf(
                request.networkConfiguration() != null
                        || request.serviceRegistries() != null
                        || request.serviceConnectConfiguration() != null
                        || request.volumeConfigurations() != null
                        || request.vpcLatticeConfigurations() != null,
                "Unable to update network parameters");
    }

    private static void refuseIf(boolean given, String what) {
        if (given) {
            throw Refused.invalid(
                    what + " on services with an EXTERNAL deployment controller. Please use CreateTaskSet.");
        }
    }

    private static void requireFitting(
            ServiceOptions options, @Nullable TaskDefinitionState definition, ServiceState service) {
        TaskDefinitionState next = definition;
        if (next == null && !service.taskSets().isEmpty()) {
            next = service.taskSets().get(0).taskDefinition();
        }
        if (next != null) {
            LaunchReader.requireFitting(options.launch(), next);
        }
    }

    private ServiceOptions optionsOf(ServiceState service, UpdateService.Request request) {
        ServiceOptions before = service.options();
        LaunchReader.requireStrategy(
                request.capacityProviderStrategy(), LaunchReader.providersOf(service.cluster(), world.policies()));
        LaunchReader.requireWeight(request.capacityProviderStrategy());
        return new ServiceOptions(
                launch(before.launch(), request),
                before.role(),
                Given.or(request.placementConstraints(), before.placementConstraints()),
                Given.or(request.placementStrategy(), before.placementStrategy()),
                Given.firstOrNull(request.healthCheckGracePeriodSeconds(), before.healthCheckGracePeriodSeconds()),
                Given.or(request.enableExecuteCommand(), before.enableExecuteCommand()),
                Given.or(request.enableECSManagedTags(), before.enableEcsManagedTags()),
                Given.or(request.propagateTags(), before.propagateTags()),
                Given.or(request.availabilityZoneRebalancing(), before.availabilityZoneRebalancing()),
                DeploymentReader.merged(before.deploymentConfiguration(), request.deploymentConfiguration()));
    }

    private LaunchOptions launch(LaunchOptions before, UpdateService.Request request) {
        List<CapacityProviderStrategyItem> strategy = request.capacityProviderStrategy();
        boolean toLaunchType = strategy != null && strategy.isEmpty(); // documented: UpdateService - back to it
        boolean toStrategy = strategy != null && !strategy.isEmpty();
        NetworkConfiguration network = LaunchReader.networkOrNull(request.networkConfiguration());
        String launchType = toStrategy ? null : toLaunchType ? backTo(before) : before.launchType();
        LaunchOptions next = new LaunchOptions(
                launchType,
                toStrategy ? LaunchReader.orZeros(strategy) : toLaunchType ? null : before.capacityProviderStrategy(),
                Given.firstOrNull(request.platformVersion(), before.platformVersion()),
                Given.firstOrNull(network, before.networkConfiguration()),
                Given.or(request.loadBalancers(), before.loadBalancers()),
                Given.or(request.serviceRegistries(), before.serviceRegistries()),
                before.addOns().with(addOns(request)));
        boolean known = !toLaunchType || world.policies().has(InferredRefusals.REFUSED); // assumed: U46
        if (known && !Boolean.TRUE.equals(request.forceNewDeployment())) {
            requireSameStrategy(before, next);
        }
        return next;
    }

    private static LaunchOptions.AddOns addOns(UpdateService.Request request) {
        return new LaunchOptions.AddOns(
                request.serviceConnectConfiguration(),
                request.volumeConfigurations(),
                request.vpcLatticeConfigurations(),
                request.monitoring());
    }

    private static void requireSameStrategy(LaunchOptions before, LaunchOptions next) { // observed: UpdateService
        if (!Objects.equals(before.capacityProviderStrategy(), next.capacityProviderStrategy())) {
            throw Refused.invalid(
                    "When switching from launch type to capacity provider strategy on an existing service,"
                            + " or making a change to a capacity provider strategy on a service that is already using one, you"
                            + " must force a new deployment.");
        }
    }

    private static String backTo(LaunchOptions before) { // inferred: the one that the strategy ran on
        return LaunchReader.isFargate(before) ? LaunchReader.FARGATE : "EC2";
    }

    /** documented: UpdateService - which members start a deployment. */
    private static boolean givesWhatDeploys(UpdateService.Request request) {
        return Stream.of(
                        request.taskDefinition(),
                        request.networkConfiguration(),
                        request.platformVersion(),
                        request.loadBalancers(),
                        request.serviceRegistries(),
                        request.serviceConnectConfiguration(),
                        request.volumeConfigurations(),
                        request.vpcLatticeConfigurations())
                .anyMatch(Objects::nonNull);
    }

    /** Whether one of these members changes something. */
    private static boolean deploy(ServiceOptions before, ServiceOptions after) {
        LaunchOptions old = before.launch();
        LaunchOptions next = after.launch();
        return !Objects.equals(old.networkConfiguration(), next.networkConfiguration())
                || !Objects.equals(old.platformVersion(), next.platformVersion())
                || !old.loadBalancers().equals(next.loadBalancers())
                || !old.serviceRegistries().equals(next.serviceRegistries())
                || !old.addOns().deploysLike(next.addOns());
    }
}
