package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
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
        api.call(CreateCluster.request(r -> r.clusterName("media")));
        api.register("app");
        api.registerForFargate("far");
    }

    private Service onFargate(String name, UnaryOperator<CreateServiceBuilder> members) {
        return api.service(
                name,
                r -> members.apply(r.taskDefinition("far").launchType("FARGATE").networkConfiguration(network("a"))));
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
        assertThat(onFargate("net", r -> r).roleArn()).isEqualTo(OWN_ROLE);
        assertThat(api.service("lb", r -> r.loadBalancers(List.of(new LoadBalancer("tg", null, null, null, null))))
                        .roleArn())
                .isEqualTo(OWN_ROLE);
        assertThat(api.service("sd", r -> r.serviceRegistries(List.of(new ServiceRegistry("r", null, null, null))))
                        .roleArn())
                .isEqualTo(OWN_ROLE);
        assertThat(api.service("named", r -> r.role("mine")).roleArn())
                .isEqualTo("arn:aws:iam::123456789012:role/mine");
    }

    @Test
    void publicIp_notGiven_isDisabledAndNoChange() {
        NetworkConfiguration bare =
                new NetworkConfiguration(new AwsVpcConfiguration(List.of("a"), List.of("sg"), null));
        Service service = onFargate("web", r -> r.networkConfiguration(bare));

        assertThat(service.networkConfiguration().awsvpcConfiguration().assignPublicIp())
                .isEqualTo("DISABLED");
        assertThat(service.deployments().get(0).networkConfiguration()).isEqualTo(service.networkConfiguration());
        update("web", r -> r.networkConfiguration(bare));
        assertThat(deploymentsOf("web")).isEqualTo(1);
    }

    @Test
    void strategyItem_onlyTheProviderGiven_hasZeros() {
        api.ecs().createCluster("open");
        List<CapacityProviderStrategyItem> bare = List.of(new CapacityProviderStrategyItem("spot", null, null));
        CapacityProviderStrategyItem complete = new CapacityProviderStrategyItem("spot", 0, 0);

        Service service = api.service("web", r -> r.cluster("open").capacityProviderStrategy(bare));

        assertThat(service.capacityProviderStrategy()).containsExactly(complete);
        assertThat(service.deployments().get(0).capacityProviderStrategy()).containsExactly(complete);
        Cluster cluster = api.call(CreateCluster.request(r -> r.clusterName("usual")
                        .capacityProviders(List.of("spot"))
                        .defaultCapacityProviderStrategy(bare)))
                .cluster();
        assertThat(cluster.defaultCapacityProviderStrategy()).containsExactly(complete);
    }

    @Test
    void platformVersion_latest_isANumberInTheDeployment() {
        Service latest = onFargate("latest", r -> r.platformVersion("LATEST"));
        Service older = onFargate("older", r -> r.platformVersion("1.3.0"));

        assertThat(latest.platformVersion()).isEqualTo("LATEST");
        assertThat(latest.deployments().get(0).platformVersion()).isEqualTo("1.4.0");
        assertThat(older.deployments().get(0).platformVersion()).isEqualTo("1.3.0");
        assertThat(latest.deployments().get(0).platformFamily()).isEqualTo("Linux");
        assertThat(api.service("ec2").deployments().get(0).platformVersion()).isNull();
        assertThat(api.describe("ec2").deployments().get(0).platformFamily()).isNull();
    }

    @Test
    void rebalancing_isKeptAndStartsNoDeployment() {
        api.service("web");
        api.service("off", r -> r.availabilityZoneRebalancing("DISABLED"));

        assertThat(api.describe("off").availabilityZoneRebalancing()).isEqualTo("DISABLED");
        assertThat(update("web", r -> r.availabilityZoneRebalancing("DISABLED")).availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        assertThat(update("web", r -> r.availabilityZoneRebalancing("ENABLED")).availabilityZoneRebalancing())
                .isEqualTo("ENABLED");
        assertThat(update("web", r -> r.desiredCount(2)).availabilityZoneRebalancing())
                .isEqualTo("ENABLED");
        assertThat(deploymentsOf("web")).isEqualTo(1);
        api.invalid(
                "availabilityZoneRebalancing must be one of [ENABLED, DISABLED], but was ON.",
                UpdateService.request(r -> r.availabilityZoneRebalancing("ON")));
    }

    @Test
    void rebalancing_whereItCannotBe_isDisabledAndRefusedWhenAskedFor() {
        DeploymentConfiguration narrow =
                DeploymentConfiguration.of(d -> d.maximumPercent(100).minimumHealthyPercent(50));
        String refusal = "Availability Zone rebalancing is not supported for services that use the DAEMON scheduling"
                + " strategy, the EXTERNAL launch type or a maximumPercent of 100.";

        assertThat(api.service("narrow", r -> r.deploymentConfiguration(narrow)).availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        assertThat(daemon("each").availabilityZoneRebalancing()).isEqualTo("DISABLED");
        assertThat(api.service("away", r -> r.launchType("EXTERNAL")).availabilityZoneRebalancing())
                .isEqualTo("DISABLED");
        api.invalid(refusal, CreateService.request(r -> daemonCall("no", r).availabilityZoneRebalancing("ENABLED")));
        api.invalid(
                refusal,
                UpdateService.request(
                        r -> r.cluster("media").service("narrow").availabilityZoneRebalancing("ENABLED")));
    }

    private Service daemon(String name) {
        return api.call(CreateService.request(r -> daemonCall(name, r))).service();
    }

    private static CreateServiceBuilder daemonCall(String name, CreateServiceBuilder r) {
        return r.cluster("media").serviceName(name).taskDefinition("app").schedulingStrategy("DAEMON");
    }

    @Test
    void emptyToken_isNoToken() {
        assertThat(api.service("one", r -> r.clientToken("")).serviceName()).isEqualTo("one");
        assertThat(api.service("two", r -> r.clientToken("")).serviceName()).isEqualTo("two");

        RunTask.Request run =
                RunTask.request(r -> r.cluster("media").taskDefinition("app").clientToken(""));
        String first = api.call(run).tasks().get(0).taskArn();
        assertThat(api.call(run).tasks().get(0).taskArn()).isNotEqualTo(first);
    }

    @Test
    void emptyToken_ofATaskSet_isNoToken() {
        api.call(CreateService.request(r -> r.cluster("media")
                .serviceName("own")
                .desiredCount(1)
                .deploymentController(new DeploymentController("EXTERNAL"))));
        CreateTaskSet.Request set = CreateTaskSet.request(
                r -> r.cluster("media").service("own").taskDefinition("app").clientToken(""));

        String first = api.call(set).taskSet().id();

        assertThat(api.call(set).taskSet().id()).isNotEqualTo(first);
    }

    @Test
    void network_withoutSubnets_isRefused() {
        for (AwsVpcConfiguration bare :
                List.of(new AwsVpcConfiguration(List.of(), null, null), new AwsVpcConfiguration(null, null, null))) {
            NetworkConfiguration network = new NetworkConfiguration(bare);
            api.invalid(
                    "subnets can not be empty",
                    RunTask.request(
                            r -> r.cluster("media").taskDefinition("far").networkConfiguration(network)));
            api.invalid(
                    "subnets can not be empty",
                    CreateService.request(r -> r.cluster("media")
                            .taskDefinition("far")
                            .networkConfiguration(network)
                            .serviceName("web")
                            .desiredCount(1)));
        }
        onFargate("web", r -> r);
        api.invalid(
                "subnets can not be empty",
                UpdateService.request(r -> r.cluster("media")
                        .service("web")
                        .networkConfiguration(
                                new NetworkConfiguration(new AwsVpcConfiguration(List.of(), null, null)))));
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
                RunTask.request(r -> r.cluster("media")
                        .taskDefinition("far")
                        .networkConfiguration(new NetworkConfiguration(network))));
    }

    @Test
    void network_thatNamesNone_isNoNetwork() {
        Service service = api.service("web", r -> r.networkConfiguration(new NetworkConfiguration(null)));

        assertThat(service.networkConfiguration()).isNull();
    }

    @Test
    void create_whileTheOldOneIsDraining_isRefusedUntilItIsGone() {
        ApiCalls slow = new ApiCalls(
                EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build());
        slow.ecs().createCluster("media");
        slow.register("app");
        CreateService.Request create = CreateService.request(
                r -> r.cluster("media").serviceName("web").taskDefinition("app").desiredCount(2));
        slow.call(create);
        slow.ecs().clock().advance(Duration.ofMinutes(5));
        slow.call(UpdateService.request(r -> r.cluster("media").service("web").desiredCount(0)));
        slow.call(new DeleteService.Request("media", "web", null));

        slow.invalid("Unable to Start a service that is still Draining.", create);
        slow.ecs().clock().advance(Duration.ofMinutes(5));
        assertThat(slow.call(create).service().status()).isEqualTo("ACTIVE");
    }

    @Test
    void listServiceDeployments_byArnAlone_isOfTheClusterInIt() {
        Service web = api.service("web");

        assertThat(api.call(new ListServiceDeployments.Request(web.serviceArn(), null, null, null, null, null))
                        .serviceDeployments())
                .singleElement()
                .satisfies(brief -> assertThat(brief.serviceArn()).isEqualTo(web.serviceArn()));
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                new ListServiceDeployments.Request(ARN + "service/other/web", null, null, null, null, null));
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                new ListServiceDeployments.Request("web", null, null, null, null, null));
        api.invalid(
                "Invalid identifier: Identifier is for cluster media. Your cluster is default",
                new ListServiceDeployments.Request(
                        web.serviceArn(),
                        api.call(CreateCluster.request(r -> r)).cluster().clusterName(),
                        null,
                        null,
                        null,
                        null));
    }

    private Service update(String service, UnaryOperator<UpdateServiceBuilder> members) {
        return api.call(UpdateService.request(
                        r -> members.apply(r.cluster("media").service(service))))
                .service();
    }

    private int deploymentsOf(String service) {
        return api.call(new ListServiceDeployments.Request(service, "media", null, null, null, null))
                .serviceDeployments()
                .size();
    }
}
