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
        api.service("web", "tags", List.of(tag("a", "1")));
        api.ecs().clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void describeServices_byNameOrArn_describesEachOnce() {
        api.service("other");

        DescribeServices.Response response = api.call(
                DescribeServices.Request.class,
                "cluster",
                "media",
                "services",
                List.of("other", ARN + "service/media/web", ARN + "service/web", "web"));

        assertThat(response.services()).extracting(Service::serviceName).containsExactly("other", "web");
        assertThat(response.failures()).isEmpty();
    }

    @Test
    void describeServices_unknown_isMissing() {
        DescribeServices.Response response = api.call(
                DescribeServices.Request.class,
                "cluster",
                "media",
                "services",
                List.of("other", ARN + "service/media/gone"));

        assertThat(response.services()).isEmpty();
        assertThat(response.failures())
                .containsExactly(
                        new Failure(ARN + "service/media/other", "MISSING", null),
                        new Failure(ARN + "service/media/gone", "MISSING", null));
    }

    @Test
    void describeServices_tags_onlyWhenAskedFor() {
        assertThat(api.describe("web").tags()).isNull();
        assertThat(api.call(
                                DescribeServices.Request.class,
                                "cluster",
                                "media",
                                "services",
                                List.of("web"),
                                "include",
                                List.of("TAGS"))
                        .services()
                        .get(0)
                        .tags())
                .containsExactly(tag("a", "1"));
    }

    @Test
    void describeServices_tasksOnTheirWay_arePending() {
        api.call(UpdateService.Request.class, "cluster", "media", "service", "web", "desiredCount", 3);

        assertThat(api.describe("web").runningCount()).isEqualTo(1);
        assertThat(api.describe("web").pendingCount()).isEqualTo(2);
    }

    @Test
    void describeServices_badInput_isRefused() {
        api.invalid("Services cannot be empty.", DescribeServices.Request.class, "cluster", "media");
        api.invalid(
                "Services cannot be empty.", DescribeServices.Request.class, "cluster", "media", "services", List.of());
        api.invalid(
                "service names can have at most 10 items.",
                DescribeServices.Request.class,
                "cluster",
                "media",
                "services",
                IntStream.range(0, 11).mapToObj(i -> "s" + i).toList());
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
                DescribeServices.Request.class,
                "services",
                List.of("web"));
    }

    private void refusedName(String message, String name) {
        api.invalid(message, DescribeServices.Request.class, "cluster", "media", "services", List.of(name));
    }

    @Test
    void listServices_pageByPage_answersActiveOnes() {
        for (int i = 0; i < 11; i++) {
            api.service("s" + i);
        }
        api.call(DeleteService.Request.class, "cluster", "media", "service", "s0", "force", true);

        ListServices.Response first = api.call(ListServices.Request.class, "cluster", "media");
        ListServices.Response second =
                api.call(ListServices.Request.class, "cluster", "media", "nextToken", first.nextToken());

        assertThat(first.serviceArns()).hasSize(10).startsWith(ARN + "service/media/web", ARN + "service/media/s1");
        assertThat(second.serviceArns()).containsExactly(ARN + "service/media/s10");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void listServices_byFilters() {
        api.service("agent", "schedulingStrategy", "DAEMON", "desiredCount", null);
        api.service("mixed", "capacityProviderStrategy", List.of(new CapacityProviderStrategyItem("x", 1, 0)));

        assertThat(list("schedulingStrategy", "DAEMON")).containsExactly("agent");
        assertThat(list("schedulingStrategy", "REPLICA")).containsExactly("web", "mixed");
        assertThat(list("launchType", "EC2")).containsExactly("web", "agent", "mixed");
        assertThat(list("launchType", "FARGATE")).isEmpty();
        assertThat(list("resourceManagementType", "CUSTOMER")).hasSize(3);
        assertThat(list("resourceManagementType", "ECS")).isEmpty();
        api.invalid(
                "schedulingStrategy must be one of [REPLICA, DAEMON], but was ONE.",
                ListServices.Request.class,
                "cluster",
                "media",
                "schedulingStrategy",
                "ONE");
    }

    @Test
    void listServices_byLaunchType_agreesWithTheTasks() {
        api.registerForFargate("far");
        api.service(
                "spot",
                "taskDefinition",
                "far",
                "networkConfiguration",
                network("a"),
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)));
        api.service("own", "taskDefinition", null, "deploymentController", new DeploymentController("EXTERNAL"));
        assertThat(list("launchType", "EC2")).containsExactly("web");

        api.call(
                CreateTaskSet.Request.class,
                "cluster",
                "media",
                "service",
                "own",
                "taskDefinition",
                "far",
                "networkConfiguration",
                network("a"),
                "launchType",
                "FARGATE",
                "scale",
                new Scale(100.0, "PERCENT"));

        assertThat(list("launchType", "FARGATE")).containsExactly("spot", "own");
        assertThat(list("launchType", "EC2")).containsExactly("web");
        assertThat(api.tasksOf("spot")).extracting(Task::launchType).containsExactly("FARGATE");
        assertThat(api.tasksOf("own")).extracting(Task::launchType).containsExactly("FARGATE");
    }

    private List<String> list(String member, String value) {
        return api.call(ListServices.Request.class, "cluster", "media", member, value).serviceArns().stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void deleteService_wanted_needsForce() {
        api.invalid(
                "The service cannot be stopped while it is scaled above 0.",
                DeleteService.Request.class,
                "cluster",
                "media",
                "service",
                "web");
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
        api.refused(
                "ServiceNotFoundException",
                "Service not found.",
                DeleteService.Request.class,
                "cluster",
                "media",
                "service",
                "web");
    }

    @Test
    void deleteService_scaledToZero_needsNoForce() {
        api.call(UpdateService.Request.class, "cluster", "media", "service", "web", "desiredCount", 0);
        api.ecs().clock().advance(Duration.ofMinutes(2));

        assertThat(delete("web", null).status()).isEqualTo("DRAINING"); // documented: DeleteService
        assertThat(api.describe("web").status()).isEqualTo("INACTIVE");
    }

    @Test
    void deleteService_daemon_needsNoForce() {
        api.service("agent", "schedulingStrategy", "DAEMON", "desiredCount", null);
        api.ecs().cluster("media").service("agent").scaleTo(2);
        api.ecs().clock().advance(Duration.ofMinutes(2));

        assertThat(delete("agent", null).status()).isEqualTo("DRAINING");
    }

    @Test
    void deleteService_unknown_isRefused() {
        api.refused(
                "ServiceNotFoundException",
                "Service not found.",
                DeleteService.Request.class,
                "cluster",
                "media",
                "service",
                "other");
        api.invalid("Service can not be blank.", DeleteService.Request.class, "cluster", "media");
    }

    private Service delete(String service, Boolean force) {
        return api.call(DeleteService.Request.class, "cluster", "media", "service", service, "force", force)
                .service();
    }
}
