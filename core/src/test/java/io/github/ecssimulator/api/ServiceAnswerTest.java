package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a described service has, given or not, and the calls around it that ECS answers in its own way. */
class ServiceAnswerTest {
    private static final String OWN_ROLE =
            "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void createClusterAndDefinition() {
        api.call(CreateCluster.Request.class, "clusterName", "media");
        api.register("app");
        api.registerForFargate("far");
    }

    private Service onFargate(String name, Object... namesAndValues) {
        Object[] first = {"taskDefinition", "far", "launchType", "FARGATE", "networkConfiguration", network("a")};
        return api.service(name, both(first, namesAndValues));
    }

    private static Object[] both(Object[] first, Object[] second) {
        return IntStream.range(0, first.length + second.length)
                .mapToObj(i -> i < first.length ? first[i] : second[i - first.length])
                .toArray();
    }

    @Test
    void service_nothingGiven_hasTheDefaults() {
        Service service = api.service("web");

        assertThat(service.deploymentController()).isEqualTo(new DeploymentController("ECS"));
        assertThat(service.availabilityZoneRebalancing()).isEqualTo("ENABLED");
        assertThat(service.createdBy()).isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(service.resourceManagementType()).isEqualTo("CUSTOMER");
        assertThat(service.healthCheckGracePeriodSeconds()).isZero();
        assertThat(service.deploymentConfiguration().bakeTimeInMinutes()).isZero();
        assertThat(service.roleArn()).isNull();
    }

    @Test
    void service_thatTheTestMade_hasThemToo() {
        api.ecs().cluster("media").createService("made", 1);

        Service service = api.describe("made");

        assertThat(service.deploymentController()).isEqualTo(new DeploymentController("ECS"));
        assertThat(service.availabilityZoneRebalancing()).isEqualTo("ENABLED");
        assertThat(service.createdBy()).isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void roleArn_whereEcsActsForTheService_isItsOwnRole() {
        assertThat(onFargate("net").roleArn()).isEqualTo(OWN_ROLE);
        assertThat(api.service("lb", "loadBalancers", List.of(record(LoadBalancer.class, "targetGroupArn", "tg")))
                        .roleArn())
                .isEqualTo(OWN_ROLE);
        assertThat(api.service("sd", "serviceRegistries", List.of(record(ServiceRegistry.class, "registryArn", "r")))
                        .roleArn())
                .isEqualTo(OWN_ROLE);
        assertThat(api.service("named", "role", "mine").roleArn()).isEqualTo("arn:aws:iam::123456789012:role/mine");
    }

    @Test
    void publicIp_notGiven_isDisabledAndNoChange() {
        NetworkConfiguration bare =
                new NetworkConfiguration(new AwsVpcConfiguration(List.of("a"), List.of("sg"), null));
        Service service = onFargate("web", "networkConfiguration", bare);

        assertThat(service.networkConfiguration().awsvpcConfiguration().assignPublicIp())
                .isEqualTo("DISABLED");
        assertThat(service.deployments().get(0).networkConfiguration()).isEqualTo(service.networkConfiguration());
        update("web", "networkConfiguration", bare);
        assertThat(deploymentsOf("web")).isEqualTo(1);
    }

    @Test
    void strategyItem_onlyTheProviderGiven_hasZeros() {
        api.ecs().createCluster("open");
        List<CapacityProviderStrategyItem> bare =
                List.of(record(CapacityProviderStrategyItem.class, "capacityProvider", "spot"));
        CapacityProviderStrategyItem complete = new CapacityProviderStrategyItem("spot", 0, 0);

        Service service = api.service("web", "cluster", "open", "capacityProviderStrategy", bare);

        assertThat(service.capacityProviderStrategy()).containsExactly(complete);
        assertThat(service.deployments().get(0).capacityProviderStrategy()).containsExactly(complete);
        Cluster cluster = api.call(
                        CreateCluster.Request.class,
                        "clusterName",
                        "usual",
                        "capacityProviders",
                        List.of("spot"),
                        "defaultCapacityProviderStrategy",
                        bare)
                .cluster();
        assertThat(cluster.defaultCapacityProviderStrategy()).containsExactly(complete);
    }

    @Test
    void platformVersion_latest_isANumberInTheDeployment() {
        Service latest = onFargate("latest", "platformVersion", "LATEST");
        Service older = onFargate("older", "platformVersion", "1.3.0");

        assertThat(latest.platformVersion()).isEqualTo("LATEST");
        assertThat(latest.deployments().get(0).platformVersion()).isEqualTo("1.4.0");
        assertThat(older.deployments().get(0).platformVersion()).isEqualTo("1.3.0");
        assertThat(api.service("ec2").deployments().get(0).platformVersion()).isNull();
    }

    @Test
    void rebalancing_isKeptAndStartsNoDeployment() {
        api.service("web");
        api.service("off", "availabilityZoneRebalancing", "DISABLED");

        assertThat(api.describe("off").availabilityZoneRebalancing()).isEqualTo("DISABLED");
        assertThat(update("web", "availabilityZoneRebalancing", "DISABLED").availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        assertThat(update("web", "availabilityZoneRebalancing", "ENABLED").availabilityZoneRebalancing())
                .isEqualTo("ENABLED");
        assertThat(update("web", "desiredCount", 2).availabilityZoneRebalancing())
                .isEqualTo("ENABLED");
        assertThat(deploymentsOf("web")).isEqualTo(1);
        api.invalid(
                "availabilityZoneRebalancing must be one of [ENABLED, DISABLED], but was ON.",
                UpdateService.Request.class,
                "availabilityZoneRebalancing",
                "ON");
    }

    @Test
    void rebalancing_whereItCannotBe_isDisabledAndRefusedWhenAskedFor() {
        DeploymentConfiguration narrow =
                record(DeploymentConfiguration.class, "maximumPercent", 100, "minimumHealthyPercent", 50);
        String refusal = "Availability Zone rebalancing is not supported for services that use the DAEMON scheduling"
                + " strategy, the EXTERNAL launch type or a maximumPercent of 100.";

        assertThat(api.service("narrow", "deploymentConfiguration", narrow).availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        assertThat(daemon("each").availabilityZoneRebalancing()).isEqualTo("DISABLED");
        assertThat(api.service("away", "launchType", "EXTERNAL").availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        api.invalid(refusal, CreateService.Request.class, both(daemonCall("no"), rebalanced()));
        api.invalid(
                refusal,
                UpdateService.Request.class,
                both(new Object[] {"cluster", "media", "service", "narrow"}, rebalanced()));
    }

    private static Object[] rebalanced() {
        return new Object[] {"availabilityZoneRebalancing", "ENABLED"};
    }

    private Service daemon(String name) {
        return api.call(CreateService.Request.class, daemonCall(name)).service();
    }

    private static Object[] daemonCall(String name) {
        return new Object[] {
            "cluster", "media", "serviceName", name, "taskDefinition", "app", "schedulingStrategy", "DAEMON"
        };
    }

    @Test
    void emptyToken_isNoToken() {
        assertThat(api.service("one", "clientToken", "").serviceName()).isEqualTo("one");
        assertThat(api.service("two", "clientToken", "").serviceName()).isEqualTo("two");

        Object[] run = {"cluster", "media", "taskDefinition", "app", "clientToken", ""};
        String first = api.call(RunTask.Request.class, run).tasks().get(0).taskArn();
        assertThat(api.call(RunTask.Request.class, run).tasks().get(0).taskArn())
                .isNotEqualTo(first);
    }

    @Test
    void emptyToken_ofATaskSet_isNoToken() {
        api.call(
                CreateService.Request.class,
                "cluster",
                "media",
                "serviceName",
                "own",
                "desiredCount",
                1,
                "deploymentController",
                new DeploymentController("EXTERNAL"));
        Object[] set = {"cluster", "media", "service", "own", "taskDefinition", "app", "clientToken", ""};

        String first = api.call(CreateTaskSet.Request.class, set).taskSet().id();

        assertThat(api.call(CreateTaskSet.Request.class, set).taskSet().id()).isNotEqualTo(first);
    }

    @Test
    void network_withoutSubnets_isRefused() {
        for (AwsVpcConfiguration bare :
                List.of(new AwsVpcConfiguration(List.of(), null, null), new AwsVpcConfiguration(null, null, null))) {
            NetworkConfiguration network = new NetworkConfiguration(bare);
            Object[] where = {"cluster", "media", "taskDefinition", "far", "networkConfiguration", network};
            api.invalid("subnets can not be empty", RunTask.Request.class, where);
            api.invalid("subnets can not be empty", CreateService.Request.class, both(where, new Object[] {
                "serviceName", "web", "desiredCount", 1
            }));
        }
        onFargate("web");
        api.invalid(
                "subnets can not be empty",
                UpdateService.Request.class,
                "cluster",
                "media",
                "service",
                "web",
                "networkConfiguration",
                new NetworkConfiguration(new AwsVpcConfiguration(List.of(), null, null)));
    }

    @Test
    void network_withMoreThanEcsTakes_isRefused() {
        List<String> many = IntStream.rangeClosed(1, 17).mapToObj(i -> "s" + i).toList();
        refusedNetwork("subnets can have at most 16 items.", new AwsVpcConfiguration(many, null, null));
        refusedNetwork(
                "securityGroups can have at most 5 items.",
                new AwsVpcConfiguration(List.of("a"), many.subList(0, 6), null));
        refusedNetwork(
                "assignPublicIp must be one of [ENABLED, DISABLED], but was YES.",
                new AwsVpcConfiguration(List.of("a"), null, "YES"));
    }

    private void refusedNetwork(String message, AwsVpcConfiguration network) {
        api.invalid(
                message,
                RunTask.Request.class,
                "cluster",
                "media",
                "taskDefinition",
                "far",
                "networkConfiguration",
                new NetworkConfiguration(network));
    }

    @Test
    void network_thatNamesNone_isNoNetwork() {
        Service service = api.service("web", "networkConfiguration", new NetworkConfiguration(null));

        assertThat(service.networkConfiguration()).isNull();
    }

    @Test
    void create_whileTheOldOneIsDraining_isRefusedUntilItIsGone() {
        ApiCalls slow = new ApiCalls(
                EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build());
        slow.ecs().createCluster("media");
        slow.register("app");
        Object[] create = {"cluster", "media", "serviceName", "web", "taskDefinition", "app", "desiredCount", 2};
        slow.call(CreateService.Request.class, create);
        slow.ecs().clock().advance(Duration.ofMinutes(5));
        slow.call(UpdateService.Request.class, "cluster", "media", "service", "web", "desiredCount", 0);
        slow.call(DeleteService.Request.class, "cluster", "media", "service", "web");

        slow.invalid("Unable to Start a service that is still Draining.", CreateService.Request.class, create);
        slow.ecs().clock().advance(Duration.ofMinutes(5));
        assertThat(slow.call(CreateService.Request.class, create).service().status())
                .isEqualTo("ACTIVE");
    }

    @Test
    void listServiceDeployments_byArnAlone_isOfTheClusterInIt() {
        Service web = api.service("web");

        assertThat(api.call(ListServiceDeployments.Request.class, "service", web.serviceArn())
                        .serviceDeployments())
                .singleElement()
                .satisfies(brief -> assertThat(brief.serviceArn()).isEqualTo(web.serviceArn()));
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                ListServiceDeployments.Request.class,
                "service",
                ARN + "service/other/web");
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                ListServiceDeployments.Request.class,
                "service",
                "web");
        api.invalid(
                "Invalid identifier: Identifier is for cluster media. Your cluster is default",
                ListServiceDeployments.Request.class,
                "cluster",
                api.call(CreateCluster.Request.class).cluster().clusterName(),
                "service",
                web.serviceArn());
    }

    private Service update(String service, Object... namesAndValues) {
        return api.call(
                        UpdateService.Request.class,
                        both(new Object[] {"cluster", "media", "service", service}, namesAndValues))
                .service();
    }

    private int deploymentsOf(String service) {
        return api.call(ListServiceDeployments.Request.class, "cluster", "media", "service", service)
                .serviceDeployments()
                .size();
    }
}
