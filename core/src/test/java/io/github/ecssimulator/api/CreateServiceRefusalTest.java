package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.DeploymentConfiguration.CanaryConfiguration;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentAlarms;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentEarlySuccessCriteria;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentLifecycleHook;
import io.github.ecssimulator.api.DeploymentConfiguration.LinearConfiguration;
import io.github.ecssimulator.api.DeploymentConfiguration.ThresholdConfiguration;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateServiceRefusalTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.builder().lenient().build());

    @BeforeEach
    void makeClusterAndDefinition() {
        api.ecs().createCluster("media");
        api.register("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ä"})
    void createService_badName_isRefused(String name) {
        api.invalid(
                "Service name must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " + name,
                CreateService.request(r -> r.cluster("media").serviceName(name)));
    }

    @Test
    void createService_withoutWhatIsRequired_isRefused() {
        api.invalid("Service can not be blank.", CreateService.request(r -> r.cluster("media")));
        api.invalid(
                "Service can not be blank.",
                CreateService.request(r -> r.cluster("media").serviceName(" ")));
        api.invalid(
                "desiredCount can not be null.",
                CreateService.request(r -> r.cluster("media").serviceName("web").taskDefinition("app")));
        api.invalid(
                "Family should not be null or empty.",
                CreateService.request(r -> r.cluster("media").serviceName("web").desiredCount(1)));
    }

    @Test
    void createService_badDefinition_isRefused() {
        refusedDefinition("ClientException", "TaskDefinition not found.", "other");
        refusedDefinition("ClientException", "Family contains invalid characters.", "a b");
        api.call(new DeregisterTaskDefinition.Request("app:1"));
        refusedDefinition("ClientException", "TaskDefinition is inactive", "app:1");
        refusedDefinition("ClientException", "TaskDefinition not found.", "app");
    }

    private void refusedDefinition(String code, String message, String definition) {
        api.refused(
                code,
                message,
                CreateService.request(r ->
                        r.cluster("media").serviceName("web").desiredCount(1).taskDefinition(definition)));
    }

    @Test
    void createService_badCluster_isRefused() {
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                CreateService.request(r -> r.cluster("nowhere").serviceName("web")));
        api.call(CreateCluster.request(r -> r.clusterName("gone")));
        api.call(new DeleteCluster.Request("gone"));
        api.refused(
                "ClientException",
                "The referenced cluster was inactive.",
                CreateService.request(r -> r.cluster("gone")
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1)));
    }

    @Test
    void createService_badValues_areRefused() {
        refusedValue("desiredCount must be between 0 and 2147483647.", r -> r.desiredCount(-1));
        refusedValue(
                "launchType must be one of [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES], but was CLOUD.",
                r -> r.launchType("CLOUD"));
        refusedValue(
                "schedulingStrategy must be one of [REPLICA, DAEMON], but was ONE.", r -> r.schedulingStrategy("ONE"));
        refusedValue(
                "propagateTags must be one of [SERVICE, TASK_DEFINITION, NONE], but was ALL.",
                r -> r.propagateTags("ALL"));
        refusedValue("clientToken longer than 36.", r -> r.clientToken("t".repeat(37)));
        refusedValue("tags can have at most 50 items.", r -> r.tags(tags(51)));
        refusedValue(
                "deploymentController must be one of [ECS, CODE_DEPLOY, EXTERNAL], but was ME.",
                r -> r.deploymentController(new DeploymentController("ME")));
        refusedDeployment("minimumHealthyPercent must be between 0 and 1000.", d -> d.minimumHealthyPercent(1001));
        refusedDeployment("maximumPercent must be between 0 and 1000.", d -> d.maximumPercent(-1));
        refusedDeployment("bakeTimeInMinutes must be between 0 and 1440.", d -> d.bakeTimeInMinutes(1441));
        refusedDeployment(
                "strategy must be one of [ROLLING, BLUE_GREEN, LINEAR, CANARY], but was FAST.",
                d -> d.strategy("FAST"));
        refusedValue("Task definition does not support launch_type FARGATE.", r -> r.launchType("FARGATE"));
        refusedValue(
                "Network Configuration is not valid for the given networkMode of this task definition.",
                r -> r.networkConfiguration(network("a")));
    }

    private void refusedDeployment(String message, UnaryOperator<DeploymentConfigurationBuilder> members) {
        refusedValue(message, r -> r.deploymentConfiguration(DeploymentConfiguration.of(members)));
    }

    private static List<Tag> tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> tag("k" + i, "v")).toList();
    }

    private void refusedValue(String message, UnaryOperator<CreateServiceBuilder> members) {
        api.invalid(
                message,
                CreateService.request(r -> members.apply(r.cluster("media")
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1))));
    }

    @Test
    void createService_typeAndStrategy_isRefused() {
        api.invalid(
                "Specifying both a launch type and capacity provider strategy is not supported."
                        + " Remove one and try again.",
                CreateService.request(r -> r.cluster("media")
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1)
                        .launchType("EC2")
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("x", 1, 0)))));
    }

    @Test
    void createService_providerThatTheClusterDoesNotHave_isRefused() {
        api.call(CreateCluster.request(r -> r.clusterName("own").capacityProviders(List.of("spot"))));
        api.call(CreateCluster.request(r -> r.clusterName("none")));

        refusedProvider("own", "other");
        refusedProvider("own", "Spot");
        refusedProvider("none", "FARGATE");
        api.service(
                "web",
                r -> r.cluster("own")
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("spot", 1, 0))));
    }

    private void refusedProvider(String cluster, String provider) {
        List<CapacityProviderStrategyItem> strategy = List.of(
                new CapacityProviderStrategyItem("spot", 1, 0), new CapacityProviderStrategyItem(provider, 1, 0));
        String message = "The specified capacity provider strategy cannot contain a capacity provider that is not"
                + " associated with the cluster. Associate the capacity provider with the cluster or specify a valid"
                + " capacity provider and try again.";
        api.invalid(
                message,
                RunTask.request(r -> r.cluster(cluster).taskDefinition("app").capacityProviderStrategy(strategy)));
        api.invalid(
                message,
                CreateService.request(r -> r.cluster(cluster)
                        .serviceName("web")
                        .taskDefinition("app")
                        .desiredCount(1)
                        .capacityProviderStrategy(strategy)));
    }

    @Test
    void createService_severalProvidersWithoutWeight_areRefused() { // documented: CapacityProviderStrategyItem
        refusedValue(
                "At least one capacity provider of a strategy must have a weight greater than 0.",
                r -> r.capacityProviderStrategy(List.of(
                        new CapacityProviderStrategyItem("one", 0, 1),
                        new CapacityProviderStrategyItem("two", null, null))));
    }

    @Test
    void createService_moreThanTwentyProviders_isRefused() { // documented: CreateService
        refusedValue(
                "capacityProviderStrategy can have at most 20 items.",
                r -> r.capacityProviderStrategy(
                        Collections.nCopies(21, new CapacityProviderStrategyItem("one", 1, 0))));
    }

    @Test
    void createService_bothPercents100_isRefused() {
        refusedValue(
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(
                        d -> d.minimumHealthyPercent(100).maximumPercent(100))));
        refusedValue(
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.maximumPercent(100))));
    }

    @Test
    void createService_bothPercents100WhereNothingRolls_isAccepted() {
        DeploymentConfiguration both =
                DeploymentConfiguration.of(d -> d.minimumHealthyPercent(100).maximumPercent(100));
        api.service(
                "own",
                r -> r.taskDefinition(null)
                        .deploymentController(new DeploymentController("EXTERNAL"))
                        .deploymentConfiguration(both));
        api.service(
                "blue",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(
                        d -> d.minimumHealthyPercent(100).maximumPercent(100).strategy("BLUE_GREEN"))));
        api.service(
                "agent", r -> r.schedulingStrategy("DAEMON").desiredCount(null).deploymentConfiguration(both));
    }

    @Test
    void createService_awsvpcWithoutNetwork_isRefused() {
        api.registerForFargate("far");
        api.invalid(
                "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
                CreateService.request(r -> r.cluster("media")
                        .serviceName("web")
                        .taskDefinition("far")
                        .desiredCount(1)));
    }

    @Test
    void createService_whatIsNotModelled_isRefusedByName() {
        notModelled(
                "deploymentController CODE_DEPLOY",
                r -> r.deploymentController(new DeploymentController("CODE_DEPLOY")));
        notModelledDeployment("alarms", d -> d.alarms(new DeploymentAlarms(List.of("a"), true, true)));
        notModelledDeployment(
                "lifecycleHooks", d -> d.lifecycleHooks(List.of(new DeploymentLifecycleHook(null, null, null))));
        notModelledDeployment("linearConfiguration", d -> d.linearConfiguration(new LinearConfiguration(10.0, 1)));
        notModelledDeployment("canaryConfiguration", d -> d.canaryConfiguration(new CanaryConfiguration(10.0, 1)));
        notModelledDeployment(
                "earlySuccessCriteria",
                d -> d.earlySuccessCriteria(new DeploymentEarlySuccessCriteria(true, 50, "DEFERRED")));
        notModelled(
                "deploymentConfiguration.strategy CANARY",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.strategy("CANARY"))));
        notModelled(
                "deploymentConfiguration.strategy LINEAR",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(d -> d.strategy("LINEAR"))));
        notModelledDeployment(
                "deploymentCircuitBreaker.resetOnHealthyTask",
                d -> d.deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, true, true, null)));
        notModelledDeployment(
                "deploymentCircuitBreaker.thresholdConfiguration",
                d -> d.deploymentCircuitBreaker(
                        new DeploymentCircuitBreaker(true, true, null, new ThresholdConfiguration("COUNT", 2))));
    }

    private void notModelledDeployment(String name, UnaryOperator<DeploymentConfigurationBuilder> members) {
        notModelled(
                "deploymentConfiguration." + name, r -> r.deploymentConfiguration(DeploymentConfiguration.of(members)));
    }

    private void notModelled(String name, UnaryOperator<CreateServiceBuilder> members) {
        assertThatThrownBy(() -> api.service("web", members))
                .isInstanceOf(EcsException.class)
                .hasMessageContaining("ecs-simulator does not model " + name + " of CreateService.");
        assertThatThrownBy(api.ecs()::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CreateService with " + name);
    }

    @Test
    void createService_daemonWithWhatItCannotHave_isRefused() {
        refusedDaemon(
                "The daemon scheduling strategy does not support a desired count for services."
                        + " Remove the desired count value and try again",
                r -> r.desiredCount(2));
        refusedDaemon(
                "The daemon scheduling strategy does not support placement strategies."
                        + " Remove the placement strategy and try again",
                r -> r.placementStrategy(List.of(new PlacementStrategy("random", null))));
        refusedDaemon(
                "Specifying a capacity provider strategy is not supported when you create a service"
                        + " using the DAEMON scheduling strategy.",
                r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("x", 1, 0))));
        refusedDaemon(
                "The daemon scheduling strategy supports neither FARGATE nor the EXTERNAL controller.",
                r -> r.launchType("FARGATE"));
        refusedDaemon(
                "The daemon scheduling strategy supports neither FARGATE nor the EXTERNAL controller.",
                r -> r.deploymentController(new DeploymentController("EXTERNAL")));
    }

    private void refusedDaemon(String message, UnaryOperator<CreateServiceBuilder> members) {
        api.invalid(
                message,
                CreateService.request(r -> members.apply(r.cluster("media")
                        .serviceName("agent")
                        .taskDefinition("app")
                        .schedulingStrategy("DAEMON"))));
    }

    @Test
    void createService_externalWithWhatTaskSetsHave_isRefused() {
        refusedExternal("TaskDefinition must be blank.", r -> r.taskDefinition("app"));
        refusedExternal("LaunchType must be blank.", r -> r.launchType("EC2"));
        refusedExternal("PlatformVersion must be blank.", r -> r.platformVersion("1.4.0"));
        refusedExternal("NetworkConfiguration must be blank.", r -> r.networkConfiguration(network("a")));
    }

    private void refusedExternal(String message, UnaryOperator<CreateServiceBuilder> members) {
        api.invalid(
                message,
                CreateService.request(r -> members.apply(r.cluster("media")
                        .serviceName("web")
                        .deploymentController(new DeploymentController("EXTERNAL")))));
    }
}
