package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceOperationsTest {
    private final ApiCalls api = new ApiCalls(
            EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service("web", r -> r.tags(List.of(tag("a", "1"))));
        api.ecs().clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void describeServices_byNameOrArn_describesEachOnce() {
        api.service("other");

        DescribeServices.Response response = api.call(new DescribeServices.Request(
                "media", List.of("other", ARN + "service/media/web", ARN + "service/web", "web"), null));

        assertThat(response.services()).extracting(Service::serviceName).containsExactly("other", "web");
        assertThat(response.failures()).isEmpty();
    }

    @Test
    void describeServices_unknown_isMissing() {
        DescribeServices.Response response =
                api.call(new DescribeServices.Request("media", List.of("other", ARN + "service/media/gone"), null));

        assertThat(response.services()).isEmpty();
        assertThat(response.failures())
                .containsExactly(
                        new Failure(ARN + "service/media/other", "MISSING", null),
                        new Failure(ARN + "service/media/gone", "MISSING", null));
    }

    @Test
    void describeServices_tags_onlyWhenAskedFor() {
        assertThat(api.describe("web").tags()).isNull();
        assertThat(api.call(new DescribeServices.Request("media", List.of("web"), List.of("TAGS")))
                        .services()
                        .get(0)
                        .tags())
                .containsExactly(tag("a", "1"));
    }

    @Test
    void describeServices_tasksOnTheirWay_arePending() {
        api.call(UpdateService.request(r -> r.cluster("media").service("web").desiredCount(3)));

        assertThat(api.describe("web").runningCount()).isEqualTo(1);
        assertThat(api.describe("web").pendingCount()).isEqualTo(2);
    }

    @Test
    void describeServices_badInput_isRefused() {
        api.invalid("Services cannot be empty.", new DescribeServices.Request("media", null, null));
        api.invalid("Services cannot be empty.", new DescribeServices.Request("media", List.of(), null));
        api.invalid(
                "service names can have at most 10 items.",
                new DescribeServices.Request(
                        "media", IntStream.range(0, 11).mapToObj(i -> "s" + i).toList(), null));
        refusedName("Service Identifier is invalid", "web:1");
        refusedName("Invalid identifier: Unexpected number of separators", "media/web");
        refusedName("Service can not be blank.", " ");
        refusedName("Unsupported resource type: task", ARN + "task/media/web");
        refusedName(
                "Invalid identifier: Identifier is for cluster other. Your cluster is media",
                ARN + "service/other/web");
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                new DescribeServices.Request(null, List.of("web"), null));
    }

    private void refusedName(String message, String name) {
        api.invalid(message, new DescribeServices.Request("media", List.of(name), null));
    }

    @Test
    void listServices_pageByPage_answersActiveOnes() {
        for (int i = 0; i < 11; i++) {
            api.service("s" + i);
        }
        api.call(new DeleteService.Request("media", "s0", true));

        ListServices.Response first = api.call(new ListServices.Request("media", null, null, null, null, null));
        ListServices.Response second =
                api.call(new ListServices.Request("media", first.nextToken(), null, null, null, null));

        assertThat(first.serviceArns()).hasSize(10).startsWith(ARN + "service/media/web", ARN + "service/media/s1");
        assertThat(second.serviceArns()).containsExactly(ARN + "service/media/s10");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void listServices_byFilters() {
        api.service("agent", r -> r.schedulingStrategy("DAEMON").desiredCount(null));
        api.service("mixed", r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("x", 1, 0))));

        assertThat(list(r -> r.schedulingStrategy("DAEMON"))).containsExactly("agent");
        assertThat(list(r -> r.schedulingStrategy("REPLICA"))).containsExactly("web", "mixed");
        assertThat(list(r -> r.launchType("EC2"))).containsExactly("web", "agent", "mixed");
        assertThat(list(r -> r.launchType("FARGATE"))).isEmpty();
        assertThat(list(r -> r.resourceManagementType("CUSTOMER"))).hasSize(3);
        assertThat(list(r -> r.resourceManagementType("ECS"))).isEmpty();
    }

    @Test
    void listServices_filterThatEcsDoesNotHave_isRefused() {
        refusedFilter(
                "schedulingStrategy must be one of [REPLICA, DAEMON], but was ONE.", r -> r.schedulingStrategy("ONE"));
        refusedFilter(
                "launchType must be one of [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES], but was CLOUD.",
                r -> r.launchType("CLOUD"));
        refusedFilter(
                "resourceManagementType must be one of [CUSTOMER, ECS], but was ME.",
                r -> r.resourceManagementType("ME"));
    }

    private void refusedFilter(String message, UnaryOperator<ListServicesBuilder> members) {
        api.invalid(message, ListServices.request(r -> members.apply(r.cluster("media"))));
    }

    @Test
    void listServices_byLaunchType_agreesWithTheTasks() {
        api.registerForFargate("far");
        api.service(
                "spot",
                r -> r.taskDefinition("far")
                        .networkConfiguration(network("a"))
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0))));
        api.service("own", r -> r.taskDefinition(null).deploymentController(new DeploymentController("EXTERNAL")));
        assertThat(list(r -> r.launchType("EC2"))).containsExactly("web");

        api.call(CreateTaskSet.request(r -> r.cluster("media")
                .service("own")
                .taskDefinition("far")
                .networkConfiguration(network("a"))
                .launchType("FARGATE")
                .scale(new Scale(100.0, "PERCENT"))));

        assertThat(list(r -> r.launchType("FARGATE"))).containsExactly("spot", "own");
        assertThat(list(r -> r.launchType("EC2"))).containsExactly("web");
        assertThat(api.tasksOf("spot")).extracting(Task::launchType).containsExactly("FARGATE");
        assertThat(api.tasksOf("own")).extracting(Task::launchType).containsExactly("FARGATE");
    }

    private List<String> list(UnaryOperator<ListServicesBuilder> members) {
        return api.call(ListServices.request(r -> members.apply(r.cluster("media")))).serviceArns().stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void deleteService_wanted_needsForce() {
        api.invalid(
                "The service cannot be stopped while it is scaled above 0.",
                new DeleteService.Request("media", "web", null));
        assertThat(delete("web", true).status()).isEqualTo("DRAINING");
    }

    @Test
    void deleteService_withLeftovers_isDrainingThenInactive() {
        Service draining = delete("web", true);
        assertThat(draining.desiredCount()).isZero();
        assertThat(draining.taskDefinition()).isEqualTo(ARN + "task-definition/app:1");

        assertThat(delete("web", true).status()).isEqualTo("DRAINING");
        api.ecs().clock().advance(Duration.ofMinutes(2));

        Service gone = api.describe("web");
        assertThat(gone.status()).isEqualTo("INACTIVE");
        assertThat(gone.deployments()).isEmpty();
        assertThat(gone.taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
        api.refused("ServiceNotFoundException", "Service not found.", new DeleteService.Request("media", "web", null));
    }

    @Test
    void deleteService_scaledToZero_needsNoForce() {
        api.call(UpdateService.request(r -> r.cluster("media").service("web").desiredCount(0)));
        api.ecs().clock().advance(Duration.ofMinutes(2));

        assertThat(delete("web", null).status()).isEqualTo("DRAINING"); // documented: DeleteService
        assertThat(api.describe("web").status()).isEqualTo("INACTIVE");
    }

    @Test
    void deleteService_daemon_needsNoForce() {
        api.service("agent", r -> r.schedulingStrategy("DAEMON").desiredCount(null));
        api.ecs().cluster("media").service("agent").scaleTo(2);
        api.ecs().clock().advance(Duration.ofMinutes(2));

        assertThat(delete("agent", null).status()).isEqualTo("DRAINING");
    }

    @Test
    void deleteService_unknown_isRefused() {
        api.refused(
                "ServiceNotFoundException", "Service not found.", new DeleteService.Request("media", "other", null));
        api.invalid("Service can not be blank.", new DeleteService.Request("media", null, null));
    }

    private Service delete(String service, Boolean force) {
        return api.call(new DeleteService.Request("media", service, force)).service();
    }
}
