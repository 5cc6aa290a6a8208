package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentAlarms;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.PlacementConstraint;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateServiceTest {
    private static final String MUST_FORCE =
            "When switching from launch type to capacity provider strategy on an existing service, or making a change to"
                    + " a capacity provider strategy on a service that is already using one, you must force a new"
                    + " deployment.";

    private final ApiCalls api = new ApiCalls(EcsSimulator.builder().lenient().build());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service("web", r -> r.desiredCount(2));
    }

    private Service update(UnaryOperator<UpdateServiceBuilder> members) {
        return api.call(UpdateService.request(
                        r -> members.apply(r.cluster("media").service("web"))))
                .service();
    }

    private int deployments() {
        return api.call(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                .serviceDeployments()
                .size();
    }

    @Test
    void updateService_desiredCount_scales() {
        int before = api.describe("web").runningCount();
        assertThat(update(r -> r.desiredCount(5)).runningCount())
                .as("the answer")
                .isEqualTo(before);
        assertThat(api.describe("web").runningCount()).isEqualTo(5);
        assertThat(update(r -> r.desiredCount(0)).runningCount())
                .as("the answer")
                .isEqualTo(5);
        assertThat(api.describe("web").runningCount()).isZero();
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void updateService_belowTheProtectedCount_keepsProtectedTasks() {
        SimulatedTask busy = api.ecs().cluster("media").service("web").tasks().get(0);
        api.ecs().api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, null));

        update(r -> r.desiredCount(0));
        Service service = api.describe("web");

        assertThat(service.desiredCount()).isZero();
        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(service.events().get(0).message()).contains("tasks under protection");
    }

    @Test
    void updateService_deployment_isAnsweredBeforeTheSchedulerWorks() { // observed: a full answer of 2026
        Service answer = update(r -> r.forceNewDeployment(true));

        assertThat(answer.deployments()).hasSize(2);
        assertThat(answer.deployments().get(0).desiredCount()).as("the new one").isZero();
        assertThat(answer.deployments().get(0).rolloutState()).isEqualTo("IN_PROGRESS");
        assertThat(answer.deployments().get(1).runningCount()).as("the old one").isPositive();
        assertThat(api.describe("web").deployments()).hasSize(1);
    }

    @Test
    void updateService_journal_tellsTheCallBeforeWhatFollows() {
        int before = api.ecs().journal().entries().size();
        update(r -> r.desiredCount(5));

        List<JournalEntry> told = api.ecs()
                .journal()
                .entries()
                .subList(before, api.ecs().journal().entries().size());
        assertThat(told.get(0).event()).isInstanceOf(CallEvent.Made.class);
        assertThat(told.get(1).event()).isInstanceOf(io.github.ecssimulator.journal.ServiceEvent.Scaled.class);
        assertThat(told.get(2).event()).isInstanceOf(CallEvent.Accepted.class);
        assertThat(told.get(3).event()).isInstanceOf(TaskEvent.Created.class);
        assertThat(told)
                .extracting(JournalEntry::at)
                .containsOnly(api.ecs().clock().instant());
    }

    @Test
    void updateService_nothing_changesNothing() {
        Service before = api.describe("web");

        assertThat(update(r -> r).desiredCount()).isEqualTo(before.desiredCount());
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void updateService_otherRevision_deploysIt() {
        api.register("app");

        Service service = update(r -> r.taskDefinition("app"));

        assertThat(service.taskDefinition()).isEqualTo(ARN + "task-definition/app:2");
        assertThat(api.tasksOf("web")).extracting(Task::taskDefinitionArn).containsOnly(ARN + "task-definition/app:2");
        assertThat(deployments()).isEqualTo(2);
    }

    @Test
    void updateService_sameRevision_deploysOnlyByForce() {
        update(r -> r.taskDefinition("app:1"));
        assertThat(deployments()).isEqualTo(1);

        update(r -> r.taskDefinition("app:1").forceNewDeployment(true));
        update(r -> r.forceNewDeployment(true));
        assertThat(deployments()).isEqualTo(3);
    }

    @Test
    void updateService_countAndRevision_changeAtOnce() {
        api.register("app");
        int started = api.tasksOf("web").size();

        update(r -> r.desiredCount(4).taskDefinition("app"));

        assertThat(started).isEqualTo(2);
        assertThat(api.ecs().cluster("media").tasks())
                .filteredOn(task -> task.snapshot().taskDefinition().revision() == 1)
                .hasSize(2);
        assertThat(api.describe("web").runningCount()).isEqualTo(4);
    }

    @Test
    void updateService_whatStartsADeployment_doesSoIfItChanges() {
        LoadBalancer balancer = new LoadBalancer("tg", null, null, null, null);
        ServiceRegistry registry = new ServiceRegistry("r", null, null, null);

        assertThat(update(r -> r.loadBalancers(List.of(balancer))).loadBalancers())
                .containsExactly(balancer);
        assertThat(deployments()).isEqualTo(2);
        update(r -> r.loadBalancers(List.of(balancer)));
        assertThat(deployments()).isEqualTo(2);
        assertThat(update(r -> r.serviceRegistries(List.of(registry))).serviceRegistries())
                .containsExactly(registry);
        assertThat(update(r -> r.loadBalancers(List.of())).loadBalancers()).isEmpty();
        update(r -> r.platformVersion("1.3.0"));
        assertThat(deployments()).isEqualTo(5);
    }

    @Test
    void updateService_whatIsOnlyKept_deploysIfItChangesAndIsAnswered() {
        ServiceConnectConfiguration mesh = new ServiceConnectConfiguration(
                true, "ns", List.of(Structure.of("portName", "http")), null, Structure.of("format", "JSON"));
        List<ServiceVolumeConfiguration> volumes =
                List.of(new ServiceVolumeConfiguration("data", Structure.of("sizeInGiB", 10)));
        List<VpcLatticeConfiguration> lattice = List.of(new VpcLatticeConfiguration("r", "t", "p"));

        for (int turn = 0; turn < 2; turn++) {
            update(r -> r.serviceConnectConfiguration(mesh));
            update(r -> r.volumeConfigurations(volumes));
            update(r -> r.vpcLatticeConfigurations(lattice));
        }

        assertThat(deployments()).isEqualTo(4);
        assertThat(api.describe("web").deployments().get(0)).satisfies(deployment -> {
            assertThat(deployment.serviceConnectConfiguration()).isEqualTo(mesh);
            assertThat(deployment.volumeConfigurations()).isEqualTo(volumes);
            assertThat(deployment.vpcLatticeConfigurations()).isEqualTo(lattice);
        });
    }

    @Test
    void updateService_network_deploysWhereTheModeHasOne() {
        api.registerForFargate("far");
        api.service(
                "far",
                r -> r.taskDefinition("far").networkConfiguration(network("a")).launchType("FARGATE"));

        Service service = api.call(UpdateService.request(
                        r -> r.cluster("media").service("far").networkConfiguration(network("b"))))
                .service();

        assertThat(service.networkConfiguration()).isEqualTo(network("b"));
        assertThat(service.deployments().get(0).networkConfiguration()).isEqualTo(network("b"));
        api.invalid(
                "Network Configuration is not valid for the given networkMode of this task definition.",
                UpdateService.request(r -> r.cluster("media").service("web").networkConfiguration(network("a"))));
    }

    @Test
    void updateService_whatStartsNoDeployment_isKept() {
        Service service = update(r -> r.placementConstraints(List.of(new PlacementConstraint("distinctInstance", null)))
                .placementStrategy(List.of(new PlacementStrategy("random", null)))
                .healthCheckGracePeriodSeconds(10)
                .enableExecuteCommand(true)
                .enableECSManagedTags(true)
                .propagateTags("TASK_DEFINITION")
                .deploymentConfiguration(DeploymentConfiguration.of(d -> d.maximumPercent(150)))
                .deploymentController(new DeploymentController("ECS"))
                .availabilityZoneRebalancing("DISABLED"));

        assertThat(service.placementConstraints()).hasSize(1);
        assertThat(service.placementStrategy()).hasSize(1);
        assertThat(service.healthCheckGracePeriodSeconds()).isEqualTo(10);
        assertThat(service.enableExecuteCommand()).isTrue();
        assertThat(service.enableECSManagedTags()).isTrue();
        assertThat(service.propagateTags()).isEqualTo("TASK_DEFINITION");
        assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(150);
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(100);
        assertThat(deployments()).isEqualTo(1);
        assertThat(update(r -> r.healthCheckGracePeriodSeconds(null)).healthCheckGracePeriodSeconds())
                .isEqualTo(10);
    }

    @Test
    void updateService_partsOfTheDeploymentConfiguration_replaceTheirOwnOnly() {
        DeploymentAlarms alarms = new DeploymentAlarms(List.of("5xx"), true, false);
        DeploymentCircuitBreaker breaker = new DeploymentCircuitBreaker(true, true, null, null);
        update(r -> r.deploymentConfiguration(
                DeploymentConfiguration.of(d -> d.alarms(new DeploymentAlarms(List.of("old"), false, false)))));

        update(r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.alarms(alarms))));
        update(r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.deploymentCircuitBreaker(breaker))));
        update(r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.maximumPercent(150))));

        DeploymentConfiguration shown = api.describe("web").deploymentConfiguration();
        assertThat(shown.alarms()).isEqualTo(alarms);
        assertThat(shown.deploymentCircuitBreaker()).isEqualTo(breaker);
        assertThat(shown.maximumPercent()).isEqualTo(150);
    }

    @Test
    void updateService_severalProvidersWithoutWeight_areRefused() { // documented: CapacityProviderStrategyItem
        api.invalid(
                "At least one capacity provider of a strategy must have a weight greater than 0.",
                UpdateService.request(r -> r.cluster("media")
                        .service("web")
                        .forceNewDeployment(true)
                        .capacityProviderStrategy(List.of(
                                new CapacityProviderStrategyItem("one", 0, 1),
                                new CapacityProviderStrategyItem("two", null, null)))));
    }

    @Test
    void updateService_strategyAndBack_holdsFromTheNextDeployment() {
        List<CapacityProviderStrategyItem> spot = List.of(new CapacityProviderStrategyItem("spot", 1, 0));

        Service service = update(r -> r.capacityProviderStrategy(spot).forceNewDeployment(true));
        assertThat(service.capacityProviderStrategy()).isEqualTo(spot);
        assertThat(service.launchType()).isNull();
        assertThat(deployments()).isEqualTo(2);
        assertThat(api.tasksOf("web")).extracting(Task::capacityProviderName).containsOnly("spot");

        Service back = update(r -> r.capacityProviderStrategy(List.of()).forceNewDeployment(true));
        assertThat(back.launchType()).isEqualTo("EC2");
        assertThat(back.capacityProviderStrategy()).isNull();
    }

    @Test
    void updateService_otherStrategyWithoutForce_isRefusedAndChangesNothing() {
        List<CapacityProviderStrategyItem> spot = List.of(new CapacityProviderStrategyItem("spot", 1, 0));
        List<CapacityProviderStrategyItem> heavier = List.of(new CapacityProviderStrategyItem("spot", 2, 0));

        refusedWithoutForce(spot);
        assertThat(api.describe("web").launchType()).isEqualTo("EC2");

        update(r -> r.capacityProviderStrategy(spot).forceNewDeployment(true));
        refusedWithoutForce(heavier);
        refusedWithoutForce(List.of());
        assertThat(api.describe("web").capacityProviderStrategy()).isEqualTo(spot);
    }

    private void refusedWithoutForce(List<CapacityProviderStrategyItem> strategy) {
        for (Boolean force : new Boolean[] {null, false}) {
            api.invalid(
                    MUST_FORCE,
                    UpdateService.request(r -> r.cluster("media")
                            .service("web")
                            .desiredCount(5)
                            .capacityProviderStrategy(strategy)
                            .forceNewDeployment(force)));
        }
    }

    @Test
    void updateService_sameStrategy_needsNoForce() {
        assertThat(update(r -> r.capacityProviderStrategy(List.of())).launchType())
                .isEqualTo("EC2");
        update(r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("spot", 1, 0)))
                .forceNewDeployment(true));

        update(r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("spot", 1, null))));

        assertThat(deployments()).isEqualTo(2);
    }

    @Test
    void updateService_providerThatTheClusterDoesNotHave_isRefused() {
        api.call(CreateCluster.request(r -> r.clusterName("own").capacityProviders(List.of("spot"))));
        api.service("web", r -> r.cluster("own"));

        api.invalid(
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                        + " with the cluster. Associate the capacity provider with the cluster or specify a valid"
                        + " capacity provider and try again.",
                UpdateService.request(r -> r.cluster("own")
                        .service("web")
                        .forceNewDeployment(true)
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("other", 1, 0)))));
    }

    @Test
    void updateService_bothPercents100_isRefusedAndChangesNothing() {
        for (DeploymentConfiguration both : List.of(
                DeploymentConfiguration.of(d -> d.minimumHealthyPercent(100).maximumPercent(100)),
                DeploymentConfiguration.of(d -> d.maximumPercent(100)))) {
            api.invalid(
                    "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
                    UpdateService.request(r -> r.cluster("media").service("web").deploymentConfiguration(both)));
        }
        assertThat(api.describe("web").deploymentConfiguration().maximumPercent())
                .isEqualTo(200);
    }

    @Test
    void updateService_bothPercents100ByTheTest_staySo() {
        api.ecs()
                .cluster("media")
                .service("web")
                .configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));

        update(r -> r.desiredCount(3));
        assertThat(api.describe("web").runningCount()).isEqualTo(3);
    }

    @Test
    void updateService_backFromFargateStrategy_isFargate() {
        api.registerForFargate("far");
        api.service(
                "far",
                r -> r.taskDefinition("far")
                        .networkConfiguration(network("a"))
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0))));

        Service back = api.call(UpdateService.request(r -> r.cluster("media")
                        .service("far")
                        .forceNewDeployment(true)
                        .capacityProviderStrategy(List.of())))
                .service();

        assertThat(back.launchType()).isEqualTo("FARGATE");
    }

    @Test
    void updateService_daemon_scalesWithItsInstancesOnly() {
        api.service("agent", r -> r.schedulingStrategy("DAEMON").desiredCount(null));

        api.invalid(
                "The daemon scheduling strategy does not support a desired count for services."
                        + " Remove the desired count value and try again",
                UpdateService.request(r -> r.cluster("media").service("agent").desiredCount(1)));
    }

    @Test
    void updateService_unknownOrDeleted_isRefused() {
        api.refused(
                "ServiceNotFoundException",
                "Service not found.",
                UpdateService.request(r -> r.cluster("media").service("other")));
        api.call(new DeleteService.Request("media", "web", true));
        api.refused(
                "ServiceNotActiveException",
                "Service was not ACTIVE.",
                UpdateService.request(r -> r.cluster("media").service("web").desiredCount(1)));
    }

    @Test
    void updateService_inactiveDefinition_isRefused() {
        api.register("app");
        api.call(new DeregisterTaskDefinition.Request("app:2"));

        api.refused(
                "ClientException",
                "TaskDefinition is inactive",
                UpdateService.request(r -> r.cluster("media").service("web").taskDefinition("app:2")));
    }

    private void makeExternal() {
        api.service(
                "own",
                r -> r.taskDefinition(null).desiredCount(1).deploymentController(new DeploymentController("EXTERNAL")));
        api.call(CreateTaskSet.request(r -> r.cluster("media").service("own").taskDefinition("app:1")));
    }

    @Test
    void updateService_externalWithWhatTaskSetsHave_isRefused() {
        makeExternal();

        refusedExternal("Unable to update task definition", r -> r.taskDefinition("app:1"));
        refusedExternal("Cannot force a new deployment", r -> r.forceNewDeployment(true));
        refusedExternal(
                "Unable to update capacity provider strategy",
                r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("spot", 1, 0))));
        refusedExternal("Unable to update platform version", r -> r.platformVersion("LATEST"));
        refusedExternal("Unable to update load balancers", r -> r.loadBalancers(List.of()));
        refusedExternal("Unable to update network parameters", r -> r.networkConfiguration(network("a")));
        refusedExternal("Unable to update network parameters", r -> r.serviceRegistries(List.of()));
        refusedExternal("Unable to update network parameters", r -> r.volumeConfigurations(List.of()));
        refusedExternal("Unable to update network parameters", r -> r.vpcLatticeConfigurations(List.of()));
        refusedExternal(
                "Unable to update network parameters",
                r -> r.serviceConnectConfiguration(new ServiceConnectConfiguration(true, "ns", null, null, null)));
    }

    @Test
    void updateService_externalWithItsOwn_changesIt() {
        makeExternal();

        Service service = api.call(UpdateService.request(
                        r -> r.cluster("media").service("own").desiredCount(3).forceNewDeployment(false)))
                .service();

        assertThat(service.desiredCount()).isEqualTo(3);
    }

    private void refusedExternal(String message, UnaryOperator<UpdateServiceBuilder> members) {
        api.invalid(
                message + " on services with an EXTERNAL deployment controller. Please use CreateTaskSet.",
                UpdateService.request(r -> members.apply(r.cluster("media").service("own"))));
    }

    @Test
    void updateService_whatIsNotModelled_isRefusedByName() {
        assertThatThrownBy(() -> update(r -> r.deploymentController(new DeploymentController("EXTERNAL"))))
                .hasMessageContaining("does not model deploymentController EXTERNAL of UpdateService");
        assertThatThrownBy(() -> update(r -> r.deploymentConfiguration(
                        DeploymentConfiguration.of(d -> d.alarms(new DeploymentAlarms(List.of(), true, true))))))
                .hasMessageContaining("does not model deploymentConfiguration.alarms of UpdateService");
    }
}
