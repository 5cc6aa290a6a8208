package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentAlarms;
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
        api.service("web", "desiredCount", 2);
    }

    private Service update(Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 4];
        System.arraycopy(new Object[] {"cluster", "media", "service", "web"}, 0, all, 0, 4);
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        return api.call(UpdateService.Request.class, all).service();
    }

    private int deployments() {
        return api.call(ListServiceDeployments.Request.class, "cluster", "media", "service", "web")
                .serviceDeployments()
                .size();
    }

    @Test
    void updateService_desiredCount_scales() {
        int before = api.describe("web").runningCount();
        assertThat(update("desiredCount", 5).runningCount()).as("the answer").isEqualTo(before);
        assertThat(api.describe("web").runningCount()).isEqualTo(5);
        assertThat(update("desiredCount", 0).runningCount()).as("the answer").isEqualTo(5);
        assertThat(api.describe("web").runningCount()).isZero();
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void updateService_belowTheProtectedCount_keepsProtectedTasks() {
        SimulatedTask busy = api.ecs().cluster("media").service("web").tasks().get(0);
        api.ecs().api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, null));

        update("desiredCount", 0);
        Service service = api.describe("web");

        assertThat(service.desiredCount()).isZero();
        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(service.events().get(0).message()).contains("tasks under protection");
    }

    @Test
    void updateService_deployment_isAnsweredBeforeTheSchedulerWorks() { // observed: a full answer of 2026
        Service answer = update("forceNewDeployment", true);

        assertThat(answer.deployments()).hasSize(2);
        assertThat(answer.deployments().get(0).desiredCount()).as("the new one").isZero();
        assertThat(answer.deployments().get(0).rolloutState()).isEqualTo("IN_PROGRESS");
        assertThat(answer.deployments().get(1).runningCount()).as("the old one").isPositive();
        assertThat(api.describe("web").deployments()).hasSize(1);
    }

    @Test
    void updateService_journal_tellsTheCallBeforeWhatFollows() {
        int before = api.ecs().journal().entries().size();
        update("desiredCount", 5);

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

        assertThat(update().desiredCount()).isEqualTo(before.desiredCount());
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void updateService_otherRevision_deploysIt() {
        api.register("app");

        Service service = update("taskDefinition", "app");

        assertThat(service.taskDefinition()).isEqualTo(ARN + "task-definition/app:2");
        assertThat(api.tasksOf("web")).extracting(Task::taskDefinitionArn).containsOnly(ARN + "task-definition/app:2");
        assertThat(deployments()).isEqualTo(2);
    }

    @Test
    void updateService_sameRevision_deploysOnlyByForce() {
        update("taskDefinition", "app:1");
        assertThat(deployments()).isEqualTo(1);

        update("taskDefinition", "app:1", "forceNewDeployment", true);
        update("forceNewDeployment", true);
        assertThat(deployments()).isEqualTo(3);
    }

    @Test
    void updateService_countAndRevision_changeAtOnce() {
        api.register("app");
        int started = api.tasksOf("web").size();

        update("desiredCount", 4, "taskDefinition", "app");

        assertThat(started).isEqualTo(2);
        assertThat(api.ecs().cluster("media").tasks())
                .filteredOn(task -> task.snapshot().taskDefinition().revision() == 1)
                .hasSize(2);
        assertThat(api.describe("web").runningCount()).isEqualTo(4);
    }

    @Test
    void updateService_whatStartsADeployment_doesSoIfItChanges() {
        LoadBalancer balancer = record(LoadBalancer.class, "targetGroupArn", "tg");
        ServiceRegistry registry = record(ServiceRegistry.class, "registryArn", "r");

        assertThat(update("loadBalancers", List.of(balancer)).loadBalancers()).containsExactly(balancer);
        assertThat(deployments()).isEqualTo(2);
        update("loadBalancers", List.of(balancer));
        assertThat(deployments()).isEqualTo(2);
        assertThat(update("serviceRegistries", List.of(registry)).serviceRegistries())
                .containsExactly(registry);
        assertThat(update("loadBalancers", List.of()).loadBalancers()).isEmpty();
        update("platformVersion", "1.3.0");
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
            update("serviceConnectConfiguration", mesh);
            update("volumeConfigurations", volumes);
            update("vpcLatticeConfigurations", lattice);
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
        api.service("far", "taskDefinition", "far", "networkConfiguration", network("a"), "launchType", "FARGATE");

        Service service = api.call(
                        UpdateService.Request.class,
                        "cluster",
                        "media",
                        "service",
                        "far",
                        "networkConfiguration",
                        network("b"))
                .service();

        assertThat(service.networkConfiguration()).isEqualTo(network("b"));
        assertThat(service.deployments().get(0).networkConfiguration()).isEqualTo(network("b"));
        api.invalid(
                "Network Configuration is not valid for the given networkMode of this task definition.",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "web",
                "networkConfiguration",
                network("a"));
    }

    @Test
    void updateService_whatStartsNoDeployment_isKept() {
        Service service = update(
                "placementConstraints",
                List.of(new PlacementConstraint("distinctInstance", null)),
                "placementStrategy",
                List.of(new PlacementStrategy("random", null)),
                "healthCheckGracePeriodSeconds",
                10,
                "enableExecuteCommand",
                true,
                "enableECSManagedTags",
                true,
                "propagateTags",
                "TASK_DEFINITION",
                "deploymentConfiguration",
                record(DeploymentConfiguration.class, "maximumPercent", 150),
                "deploymentController",
                new DeploymentController("ECS"),
                "availabilityZoneRebalancing",
                "DISABLED");

        assertThat(service.placementConstraints()).hasSize(1);
        assertThat(service.placementStrategy()).hasSize(1);
        assertThat(service.healthCheckGracePeriodSeconds()).isEqualTo(10);
        assertThat(service.enableExecuteCommand()).isTrue();
        assertThat(service.enableECSManagedTags()).isTrue();
        assertThat(service.propagateTags()).isEqualTo("TASK_DEFINITION");
        assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(150);
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(100);
        assertThat(deployments()).isEqualTo(1);
        assertThat(update("healthCheckGracePeriodSeconds", null).healthCheckGracePeriodSeconds())
                .isEqualTo(10);
    }

    @Test
    void updateService_strategyAndBack_holdsFromTheNextDeployment() {
        List<CapacityProviderStrategyItem> spot = List.of(new CapacityProviderStrategyItem("spot", 1, 0));

        Service service = update("capacityProviderStrategy", spot, "forceNewDeployment", true);
        assertThat(service.capacityProviderStrategy()).isEqualTo(spot);
        assertThat(service.launchType()).isNull();
        assertThat(deployments()).isEqualTo(2);
        assertThat(api.tasksOf("web")).extracting(Task::capacityProviderName).containsOnly("spot");

        Service back = update("capacityProviderStrategy", List.of(), "forceNewDeployment", true);
        assertThat(back.launchType()).isEqualTo("EC2");
        assertThat(back.capacityProviderStrategy()).isNull();
    }

    @Test
    void updateService_otherStrategyWithoutForce_isRefusedAndChangesNothing() {
        List<CapacityProviderStrategyItem> spot = List.of(new CapacityProviderStrategyItem("spot", 1, 0));
        List<CapacityProviderStrategyItem> heavier = List.of(new CapacityProviderStrategyItem("spot", 2, 0));

        refusedWithoutForce(spot);
        assertThat(api.describe("web").launchType()).isEqualTo("EC2");

        update("capacityProviderStrategy", spot, "forceNewDeployment", true);
        refusedWithoutForce(heavier);
        refusedWithoutForce(List.of());
        assertThat(api.describe("web").capacityProviderStrategy()).isEqualTo(spot);
    }

    private void refusedWithoutForce(List<CapacityProviderStrategyItem> strategy) {
        for (Boolean force : new Boolean[] {null, false}) {
            api.invalid(
                    MUST_FORCE,
                    UpdateService.Request.class,
                    "cluster",
                    "media",
                    "service",
                    "web",
                    "desiredCount",
                    5,
                    "capacityProviderStrategy",
                    strategy,
                    "forceNewDeployment",
                    force);
        }
    }

    @Test
    void updateService_sameStrategy_needsNoForce() {
        assertThat(update("capacityProviderStrategy", List.of()).launchType()).isEqualTo("EC2");
        update(
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("spot", 1, 0)),
                "forceNewDeployment",
                true);

        update("capacityProviderStrategy", List.of(new CapacityProviderStrategyItem("spot", 1, null)));

        assertThat(deployments()).isEqualTo(2);
    }

    @Test
    void updateService_providerThatTheClusterDoesNotHave_isRefused() {
        api.call(CreateCluster.Request.class, "clusterName", "own", "capacityProviders", List.of("spot"));
        api.service("web", "cluster", "own");

        api.invalid(
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                        + " with the cluster. Associate the capacity provider with the cluster or specify a valid"
                        + " capacity provider and try again.",
                UpdateService.Request.class,
                "cluster",
                "own",
                "service",
                "web",
                "forceNewDeployment",
                true,
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("other", 1, 0)));
    }

    @Test
    void updateService_bothPercents100_isRefusedAndChangesNothing() {
        for (DeploymentConfiguration both : List.of(
                record(DeploymentConfiguration.class, "minimumHealthyPercent", 100, "maximumPercent", 100),
                record(DeploymentConfiguration.class, "maximumPercent", 100))) {
            api.invalid(
                    "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
                    UpdateService.Request.class,
                    "cluster",
                    "media",
                    "service",
                    "web",
                    "deploymentConfiguration",
                    both);
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

        update("desiredCount", 3);
        assertThat(api.describe("web").runningCount()).isEqualTo(3);
    }

    @Test
    void updateService_backFromFargateStrategy_isFargate() {
        api.registerForFargate("far");
        api.service(
                "far",
                "taskDefinition",
                "far",
                "networkConfiguration",
                network("a"),
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)));

        Service back = api.call(
                        UpdateService.Request.class,
                        "cluster",
                        "media",
                        "service",
                        "far",
                        "forceNewDeployment",
                        true,
                        "capacityProviderStrategy",
                        List.of())
                .service();

        assertThat(back.launchType()).isEqualTo("FARGATE");
    }

    @Test
    void updateService_daemon_scalesWithItsInstancesOnly() {
        api.service("agent", "schedulingStrategy", "DAEMON", "desiredCount", null);

        api.invalid(
                "The daemon scheduling strategy does not support a desired count for services."
                        + " Remove the desired count value and try again",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "agent",
                "desiredCount",
                1);
    }

    @Test
    void updateService_unknownOrDeleted_isRefused() {
        api.refused(
                "ServiceNotFoundException",
                "Service not found.",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "other");
        api.call(DeleteService.Request.class, "cluster", "media", "service", "web", "force", true);
        api.refused(
                "ServiceNotActiveException",
                "Service was not ACTIVE.",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "web",
                "desiredCount",
                1);
    }

    @Test
    void updateService_inactiveDefinition_isRefused() {
        api.register("app");
        api.call(DeregisterTaskDefinition.Request.class, "taskDefinition", "app:2");

        api.refused(
                "ClientException",
                "TaskDefinition is inactive",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "web",
                "taskDefinition",
                "app:2");
    }

    private void makeExternal() {
        api.service(
                "own",
                "taskDefinition",
                null,
                "desiredCount",
                1,
                "deploymentController",
                new DeploymentController("EXTERNAL"));
        api.call(CreateTaskSet.Request.class, "cluster", "media", "service", "own", "taskDefinition", "app:1");
    }

    @Test
    void updateService_externalWithWhatTaskSetsHave_isRefused() {
        makeExternal();

        refusedExternal("Unable to update task definition", "taskDefinition", "app:1");
        refusedExternal("Cannot force a new deployment", "forceNewDeployment", true);
        refusedExternal(
                "Unable to update capacity provider strategy",
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("spot", 1, 0)));
        refusedExternal("Unable to update platform version", "platformVersion", "LATEST");
        refusedExternal("Unable to update load balancers", "loadBalancers", List.of());
        refusedExternal("Unable to update network parameters", "networkConfiguration", network("a"));
        refusedExternal("Unable to update network parameters", "serviceRegistries", List.of());
        refusedExternal("Unable to update network parameters", "volumeConfigurations", List.of());
        refusedExternal("Unable to update network parameters", "vpcLatticeConfigurations", List.of());
        refusedExternal(
                "Unable to update network parameters",
                "serviceConnectConfiguration",
                new ServiceConnectConfiguration(true, "ns", null, null, null));
    }

    @Test
    void updateService_externalWithItsOwn_changesIt() {
        makeExternal();

        Service service = api.call(
                        UpdateService.Request.class,
                        "cluster",
                        "media",
                        "service",
                        "own",
                        "desiredCount",
                        3,
                        "forceNewDeployment",
                        false)
                .service();

        assertThat(service.desiredCount()).isEqualTo(3);
    }

    private void refusedExternal(String message, String member, Object value) {
        api.invalid(
                message + " on services with an EXTERNAL deployment controller. Please use CreateTaskSet.",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "own",
                member,
                value);
    }

    @Test
    void updateService_whatIsNotModelled_isRefusedByName() {
        assertThatThrownBy(() -> update("deploymentController", new DeploymentController("EXTERNAL")))
                .hasMessageContaining("does not model deploymentController EXTERNAL of UpdateService");
        assertThatThrownBy(() -> update(
                        "deploymentConfiguration",
                        record(DeploymentConfiguration.class, "alarms", new DeploymentAlarms(List.of(), true, true))))
                .hasMessageContaining("does not model deploymentConfiguration.alarms of UpdateService");
    }
}
