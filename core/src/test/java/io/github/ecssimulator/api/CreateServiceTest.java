package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentAlarms;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentEarlySuccessCriteria;
import io.github.ecssimulator.api.DeploymentConfiguration.ThresholdConfiguration;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.PlacementConstraint;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.api.Service.ServiceEvent;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.policy.Answering.AnswerMoment;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateServiceTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.builder().lenient().build());

    @BeforeEach
    void makeClusterAndDefinition() {
        api.ecs().createCluster("media");
        api.register("app");
    }

    @Test
    void createService_plain_isAnsweredBeforeTheSchedulerWorks() { // observed: a full answer of 2026
        Service answer = api.service("web", r -> r.desiredCount(3));

        assertThat(answer.desiredCount()).isEqualTo(3);
        assertThat(answer.runningCount()).isZero();
        assertThat(answer.pendingCount()).isZero();
        assertThat(answer.events()).isEmpty();
        assertThat(answer.deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.status()).isEqualTo("PRIMARY");
            assertThat(deployment.desiredCount()).isZero();
            assertThat(deployment.rolloutState()).isEqualTo("IN_PROGRESS");
        });
        assertThat(api.describe("web").runningCount()).as("at the same instant").isEqualTo(3);
    }

    @Test
    void createService_answerAfterTheScheduler_showsWhatItDid() { // U42
        ApiCalls after = new ApiCalls(
                EcsSimulator.builder().policy(AnswerMoment.AFTER_THE_SCHEDULER).build());
        after.ecs().createCluster("media");
        after.register("app");

        Service answer = after.service("web", r -> r.desiredCount(3));

        assertThat(answer.runningCount()).isEqualTo(3);
        assertThat(answer.deployments()).isEqualTo(after.describe("web").deployments());
        assertThat(answer.events()).isEqualTo(after.describe("web").events());
    }

    @Test
    void createService_plain_runsItsTasks() {
        api.service("web", r -> r.desiredCount(3));
        Service service = api.describe("web");

        assertThat(service.serviceArn()).isEqualTo(ARN + "service/media/web");
        assertThat(service.clusterArn()).isEqualTo(ARN + "cluster/media");
        assertThat(service.status()).isEqualTo("ACTIVE");
        assertThat(service.desiredCount()).isEqualTo(3);
        assertThat(service.runningCount()).isEqualTo(3);
        assertThat(service.pendingCount()).isZero();
        assertThat(service.launchType()).isEqualTo("EC2");
        assertThat(service.capacityProviderStrategy()).isNull();
        assertThat(service.platformVersion()).isNull();
        assertThat(service.taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
        assertThat(service.schedulingStrategy()).isEqualTo("REPLICA");
        assertThat(service.createdAt()).isEqualTo(TestWorld.START);
        assertThat(service.propagateTags()).isEqualTo("NONE");
        assertThat(service.availabilityZoneRebalancing()).isEqualTo("ENABLED");
    }

    @Test
    void createService_byTheEcsController_answersTheControllerAndNoTaskSets() {
        api.service("web");
        Service service = api.describe("web");

        assertThat(service.deploymentController()).isEqualTo(new DeploymentController("ECS"));
        assertThat(service.taskSets()).isNull();
        assertThat(service.deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.id()).startsWith("ecs-svc/");
            assertThat(deployment.status()).isEqualTo("PRIMARY");
            assertThat(deployment.rolloutState()).isEqualTo("COMPLETED");
            assertThat(deployment.runningCount()).isEqualTo(1);
        });
        assertThat(service.currentServiceRevisions()).hasSize(1);
        assertThat(service.currentServiceDeployment()).isNull();
        assertThat(service.events())
                .extracting(ServiceEvent::message)
                .contains("(service web) has reached a steady state.");
    }

    @Test
    void createService_withWhatIsKept_answersIt() {
        LoadBalancer balancer = new LoadBalancer("tg", null, null, 80, null);
        ServiceRegistry registry = new ServiceRegistry("r", null, null, null);
        PlacementConstraint constraint = new PlacementConstraint("distinctInstance", null);
        PlacementStrategy strategy = new PlacementStrategy("spread", "instanceId");

        Service service = api.service(
                "web",
                r -> r.loadBalancers(List.of(balancer))
                        .serviceRegistries(List.of(registry))
                        .placementConstraints(List.of(constraint))
                        .placementStrategy(List.of(strategy))
                        .role("balancer")
                        .enableExecuteCommand(true)
                        .enableECSManagedTags(true)
                        .propagateTags("SERVICE"));

        assertThat(service.loadBalancers()).containsExactly(balancer);
        assertThat(service.serviceRegistries()).containsExactly(registry);
        assertThat(service.placementConstraints()).containsExactly(constraint);
        assertThat(service.placementStrategy()).containsExactly(strategy);
        assertThat(service.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/balancer");
        assertThat(service.healthCheckGracePeriodSeconds()).isZero();
        assertThat(service.enableExecuteCommand()).isTrue();
        assertThat(service.enableECSManagedTags()).isTrue();
        assertThat(service.propagateTags()).isEqualTo("SERVICE");
    }

    @Test
    void createService_behindALoadBalancer_tellsWhenConnectionsDrain() { // observed: DescribeServices events
        LoadBalancer balancer = new LoadBalancer("tg", null, null, 80, null);
        assertThat(api.service("web", r -> r.loadBalancers(List.of(balancer)))).isNotNull();

        api.ecs().cluster("media").service("web").scaleTo(0);

        assertThat(api.ecs().cluster("media").service("web").events())
                .extracting(ServiceMessage::message)
                .contains("(service web) has begun draining connections on 1 tasks.");
    }

    @Test
    void createService_roleByArnAndGracePeriod_areAnsweredAsGiven() {
        Service service =
                api.service("web", r -> r.role("arn:aws:iam::1:role/x").healthCheckGracePeriodSeconds(30));

        assertThat(service.roleArn()).isEqualTo("arn:aws:iam::1:role/x");
        assertThat(service.healthCheckGracePeriodSeconds()).isEqualTo(30);
    }

    @Test
    void createService_onFargate_answersItsPlatform() {
        api.registerForFargate("far");

        Service service = api.service(
                "web", r -> r.taskDefinition("far").launchType("FARGATE").networkConfiguration(network("a")));

        assertThat(service.launchType()).isEqualTo("FARGATE");
        assertThat(service.platformVersion()).isEqualTo("LATEST");
        assertThat(service.platformFamily()).isEqualTo("Linux");
        assertThat(service.networkConfiguration()).isEqualTo(network("a"));
        assertThat(service.deployments().get(0).platformVersion()).isEqualTo("1.4.0");
        assertThat(api.tasksOf("web")).singleElement().satisfies(task -> {
            assertThat(task.launchType()).isEqualTo("FARGATE");
            assertThat(task.platformVersion()).isEqualTo("1.4.0");
            assertThat(task.platformFamily()).isEqualTo("Linux");
            assertThat(task.cpu()).isEqualTo("256");
            assertThat(task.memory()).isEqualTo("512");
        });
    }

    @Test
    void createService_withPlatformVersion_answersIt() {
        api.registerForFargate("far");

        Service service = api.service(
                "web",
                r -> r.taskDefinition("far")
                        .launchType("FARGATE")
                        .platformVersion("1.3.0")
                        .networkConfiguration(network("a")));

        assertThat(service.platformVersion()).isEqualTo("1.3.0");
        assertThat(api.tasksOf("web").get(0).platformVersion()).isEqualTo("1.3.0");
    }

    @Test
    void createService_withStrategy_sharesTheTasksOut() {
        List<CapacityProviderStrategyItem> strategy = List.of(
                new CapacityProviderStrategyItem("always", 1, 2), new CapacityProviderStrategyItem("cheap", 3, 0));

        Service service = api.service("web", r -> r.desiredCount(6).capacityProviderStrategy(strategy));

        assertThat(service.launchType()).isNull();
        assertThat(service.capacityProviderStrategy()).isEqualTo(strategy);
        assertThat(api.tasksOf("web"))
                .extracting(Task::capacityProviderName)
                .containsExactly("always", "always", "always", "cheap", "cheap", "cheap");
        assertThat(api.tasksOf("web")).extracting(Task::launchType).containsOnly("EC2");
    }

    @Test
    void createService_oneProviderWithoutWeight_takesIt() {
        api.service("web", r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("one", 0, 0))));

        assertThat(api.tasksOf("web")).extracting(Task::capacityProviderName).containsExactly("one");
    }

    @Test
    void createService_neitherTypeNorStrategy_takesTheClustersOwn() {
        List<CapacityProviderStrategyItem> usual = List.of(new CapacityProviderStrategyItem("usual", 1, 0));
        api.call(CreateCluster.request(
                r -> r.clusterName("own").capacityProviders(List.of("usual")).defaultCapacityProviderStrategy(usual)));

        assertThat(api.service("web", r -> r.cluster("own")).capacityProviderStrategy())
                .isEqualTo(usual);
        assertThat(api.service("typed", r -> r.cluster("own").launchType("EC2")).launchType())
                .isEqualTo("EC2");
    }

    @Test
    void createService_inTheDefaultCluster_whenNoneIsNamed() {
        api.call(CreateCluster.request(r -> r));

        assertThat(api.service("web", r -> r.cluster(null)).clusterArn()).isEqualTo(ARN + "cluster/default");
    }

    @Test
    void createService_deploymentConfiguration_isKept() {
        DeploymentConfiguration configuration = DeploymentConfiguration.of(d -> d.minimumHealthyPercent(50)
                .maximumPercent(150)
                .alarms(new DeploymentAlarms(List.of(), false, false))
                .lifecycleHooks(List.of())
                .earlySuccessCriteria(new DeploymentEarlySuccessCriteria(false, null, null))
                .deploymentCircuitBreaker(new DeploymentCircuitBreaker(
                        true, true, false, new ThresholdConfiguration("BOUNDED_PERCENT", 50))));

        DeploymentConfiguration answered = api.service("web", r -> r.deploymentConfiguration(configuration))
                .deploymentConfiguration();

        assertThat(answered.minimumHealthyPercent()).isEqualTo(50);
        assertThat(answered.maximumPercent()).isEqualTo(150);
        assertThat(answered.strategy()).isEqualTo("ROLLING");
        assertThat(answered.bakeTimeInMinutes()).isZero();
        assertThat(answered.alarms()).isEqualTo(configuration.alarms());
        assertThat(answered.lifecycleHooks()).isEmpty();
        assertThat(answered.earlySuccessCriteria()).isEqualTo(configuration.earlySuccessCriteria());
        assertThat(answered.deploymentCircuitBreaker()).isEqualTo(configuration.deploymentCircuitBreaker());
    }

    @Test
    void createService_circuitBreakerWithoutRollback_andNone() {
        assertThat(breaker("a", new DeploymentCircuitBreaker(true, false, null, null)))
                .isEqualTo(new DeploymentCircuitBreaker(true, false, null, null));
        assertThat(breaker("b", new DeploymentCircuitBreaker(false, true, null, null)))
                .isEqualTo(new DeploymentCircuitBreaker(false, true, null, null));
        assertThat(breaker("c", null)).isEqualTo(new DeploymentCircuitBreaker(false, false, null, null));
    }

    private DeploymentCircuitBreaker breaker(String service, DeploymentCircuitBreaker given) {
        return api.service(
                        service,
                        r -> r.deploymentConfiguration(
                                DeploymentConfiguration.of(d -> d.deploymentCircuitBreaker(given))))
                .deploymentConfiguration()
                .deploymentCircuitBreaker();
    }

    @Test
    void createService_blueGreen_isAnswered() {
        Service service = api.service(
                "web",
                r -> r.deploymentConfiguration(
                        DeploymentConfiguration.of(d -> d.strategy("BLUE_GREEN").bakeTimeInMinutes(5))));

        assertThat(service.deploymentConfiguration().strategy()).isEqualTo("BLUE_GREEN");
        assertThat(service.deploymentConfiguration().bakeTimeInMinutes()).isEqualTo(5);
    }

    @Test
    void createService_daemon_hasNoTasksInAClusterWithoutInstances() {
        Service service =
                api.service("agent", r -> r.schedulingStrategy("DAEMON").desiredCount(null));

        assertThat(service.schedulingStrategy()).isEqualTo("DAEMON");
        assertThat(service.desiredCount()).isZero();
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isZero();
        assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(100);

        api.ecs().cluster("media").service("agent").scaleTo(2);
        assertThat(api.describe("agent").runningCount()).isEqualTo(2);
    }

    @Test
    void createService_external_hasNeitherDefinitionNorDeployments() {
        Service service = api.service(
                "web",
                r -> r.taskDefinition(null)
                        .desiredCount(null)
                        .deploymentController(new DeploymentController("EXTERNAL")));

        assertThat(service.taskDefinition()).isNull();
        assertThat(service.launchType()).isNull();
        assertThat(service.deploymentController()).isEqualTo(new DeploymentController("EXTERNAL"));
        assertThat(service.taskSets()).isEmpty();
        assertThat(service.deployments()).isEmpty();
        assertThat(service.currentServiceRevisions()).isNull();
    }

    @Test
    void createService_sameTokenAndRequest_isTheSameService() {
        Service first = api.service("web", r -> r.clientToken("t"));
        Service again = api.service("web", r -> r.clientToken("t"));

        assertThat(again.serviceArn()).isEqualTo(first.serviceArn());
        assertThat(again.runningCount()).as("as it is by now").isEqualTo(1);
    }

    @Test
    void createService_sameTokenForAnother_isRefused() {
        api.service("web", r -> r.clientToken("t"));

        api.invalid(
                "Creation of service was not idempotent.",
                CreateService.request(r -> r.cluster("media")
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(9)
                        .clientToken("t")));
    }

    @Test
    void createService_nameInUse_isRefusedUntilTheServiceIsGone() {
        api.service("web", r -> r.clientToken("t"));
        api.invalid(
                "Creation of service was not idempotent.",
                CreateService.request(r -> r.cluster("media")
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1)));
        api.call(new DeleteService.Request("media", "web", true));

        assertThat(api.service("web", r -> r.clientToken("t")).status()).isEqualTo("ACTIVE");
    }
}
