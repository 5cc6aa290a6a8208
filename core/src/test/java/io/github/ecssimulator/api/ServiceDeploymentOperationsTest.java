package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.ListServiceDeployments.CreatedAt;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.ServiceDeployment.ServiceDeploymentCircuitBreaker;
import io.github.ecssimulator.api.ServiceDeployment.ServiceRevisionSummary;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceDeploymentOperationsTest {
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final ApiCalls api = new ApiCalls(
            EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build());

    @BeforeEach
    void makeClusterAndDefinition() {
        api.ecs().createCluster("media");
        api.register("app");
    }

    private List<ServiceDeploymentBrief> list(UnaryOperator<ListServiceDeploymentsBuilder> members) {
        return api.call(ListServiceDeployments.request(
                        r -> members.apply(r.cluster("media").service("web"))))
                .serviceDeployments();
    }

    private ServiceDeployment latest() {
        return describe(list(r -> r).get(0).serviceDeploymentArn())
                .serviceDeployments()
                .get(0);
    }

    private DescribeServiceDeployments.Response describe(String... arns) {
        return api.call(new DescribeServiceDeployments.Request(List.of(arns)));
    }

    private void update(UnaryOperator<UpdateServiceBuilder> members) {
        api.call(UpdateService.request(r -> members.apply(r.cluster("media").service("web"))));
    }

    private void advance(Duration duration) {
        api.ecs().clock().advance(duration);
    }

    @Test
    void rolling_inProgressThenSuccessful() {
        api.service("web", r -> r.desiredCount(2));
        ServiceDeployment first = latest();
        assertThat(first.status()).isEqualTo("IN_PROGRESS");
        assertThat(first.sourceServiceRevisions()).isEmpty();
        assertThat(first.targetServiceRevision().requestedTaskCount()).isEqualTo(2);
        assertThat(first.targetServiceRevision().pendingTaskCount()).isEqualTo(2);
        assertThat(first.targetServiceRevision().requestedProductionTrafficWeight())
                .isNull();
        assertThat(first.lifecycleStage()).isNull();
        assertThat(first.deploymentCircuitBreaker()).isEqualTo(new ServiceDeploymentCircuitBreaker("DISABLED", 0, 3));
        assertThat(api.describe("web").currentServiceDeployment()).isEqualTo(first.serviceDeploymentArn());

        advance(A_WHILE);

        ServiceDeployment done = latest();
        assertThat(done.status()).isEqualTo("SUCCESSFUL");
        assertThat(done.statusReason()).matches("ECS deployment ecs-svc/\\d{19} completed\\.");
        assertThat(done.finishedAt()).isAfter(done.createdAt());
        assertThat(done.stoppedAt()).isNull();
        assertThat(done.updatedAt()).isEqualTo(done.finishedAt());
        assertThat(done.serviceArn()).isEqualTo(ARN + "service/media/web");
        assertThat(done.clusterArn()).isEqualTo(ARN + "cluster/media");
        assertThat(done.serviceDeploymentArn()).startsWith(ARN + "service-deployment/media/web/");
        assertThat(done.targetServiceRevision().arn()).startsWith(ARN + "service-revision/media/web/");
        assertThat(api.describe("web").currentServiceDeployment()).isNull();
    }

    @Test
    void next_replacesTheOneBefore() {
        api.service("web");
        advance(A_WHILE);
        String before = latest().targetServiceRevision().arn();

        update(r -> r.forceNewDeployment(true));

        assertThat(latest().sourceServiceRevisions())
                .extracting(ServiceRevisionSummary::arn)
                .containsExactly(before);
        assertThat(list(r -> r))
                .extracting(ServiceDeploymentBrief::status)
                .containsExactly("IN_PROGRESS", "SUCCESSFUL");
    }

    @Test
    void overtaken_isStopped() {
        api.service("web");
        update(r -> r.forceNewDeployment(true));

        assertThat(list(r -> r)).extracting(ServiceDeploymentBrief::status).containsExactly("IN_PROGRESS", "STOPPED");
        ServiceDeployment stopped = describe(list(r -> r).get(1).serviceDeploymentArn())
                .serviceDeployments()
                .get(0);
        assertThat(stopped.stoppedAt()).isEqualTo(TestWorld.START);
        assertThat(stopped.finishedAt()).isNull();
    }

    @Test
    void failing_withRollback_returnsToTheOneBefore() {
        breakAndDeploy(true);

        ServiceDeployment failed = latest();
        assertThat(failed.status()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(failed.rollback().serviceRevisionArn())
                .isEqualTo(describe(list(r -> r).get(1).serviceDeploymentArn())
                        .serviceDeployments()
                        .get(0)
                        .targetServiceRevision()
                        .arn());
        assertThat(failed.rollback().startedAt()).isNotNull();
        assertThat(failed.deploymentCircuitBreaker().status()).isEqualTo("TRIGGERED");
        assertThat(list(r -> r).get(1).status()).isEqualTo("SUCCESSFUL");
        assertThat(api.describe("web").taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
    }

    @Test
    void failing_withoutRollback_stops() {
        breakAndDeploy(false);

        ServiceDeployment failed = latest();
        assertThat(failed.status()).isEqualTo("STOPPED");
        assertThat(failed.stoppedAt()).isNotNull();
        assertThat(failed.rollback()).isNull();
        assertThat(failed.deploymentCircuitBreaker().failureCount()).isGreaterThanOrEqualTo(3);
    }

    private void breakAndDeploy(boolean rollback) {
        api.service(
                "web",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(
                        d -> d.deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, rollback, null, null)))));
        advance(A_WHILE);
        assertThat(latest().deploymentCircuitBreaker().status()).isEqualTo("MONITORING_COMPLETE");
        api.ecs().registerTaskDefinition("app").failsToStart("CannotPullContainerError");
        update(r -> r.taskDefinition(new TaskDefinitionRef("app", 2).toString()));
        assertThat(latest().deploymentCircuitBreaker().status()).isEqualTo("MONITORING");
        advance(Duration.ofHours(2));
    }

    @Test
    void overtakenWhileMonitored_isMonitoredNoMore() {
        api.service(
                "web",
                r -> r.deploymentConfiguration(DeploymentConfiguration.of(
                        d -> d.deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, true, null, null)))));
        update(r -> r.forceNewDeployment(true));

        assertThat(describe(list(r -> r).get(1).serviceDeploymentArn())
                        .serviceDeployments()
                        .get(0)
                        .deploymentCircuitBreaker()
                        .status())
                .isEqualTo("MONITORING_COMPLETE");
    }

    @Test
    void blueGreen_goesThroughItsStages() {
        api.service(
                "web",
                r -> r.deploymentConfiguration(
                        DeploymentConfiguration.of(d -> d.strategy("BLUE_GREEN").bakeTimeInMinutes(10))));
        advance(Duration.ofMinutes(20));
        update(r -> r.forceNewDeployment(true));

        assertThat(latest().lifecycleStage()).isEqualTo("SCALE_UP");
        assertThat(weights()).containsExactly(0.0, 100.0);
        advance(Duration.ofMinutes(1));
        assertThat(latest().lifecycleStage()).isEqualTo("BAKE_TIME");
        assertThat(weights()).containsExactly(100.0, 0.0);
        api.ecs().clock().advanceUntil(() -> !"BAKE_TIME".equals(latest().lifecycleStage()), A_WHILE.multipliedBy(10));
        assertThat(latest().lifecycleStage()).isEqualTo("CLEAN_UP");
        advance(Duration.ofMinutes(5));
        assertThat(latest().lifecycleStage()).isNull();
        assertThat(latest().status()).isEqualTo("SUCCESSFUL");
    }

    private List<Double> weights() {
        ServiceDeployment now = latest();
        return List.of(
                now.targetServiceRevision().requestedProductionTrafficWeight(),
                now.sourceServiceRevisions().get(0).requestedTestTrafficWeight());
    }

    @Test
    void list_byStatusAndSpan_pageByPage() {
        api.service("web");
        for (int i = 0; i < 3; i++) {
            advance(A_WHILE);
            update(r -> r.forceNewDeployment(true));
        }

        assertThat(list(r -> r)).hasSize(4);
        assertThat(list(r -> r.status(List.of("SUCCESSFUL")))).hasSize(3);
        assertThat(list(r -> r.status(List.of()))).hasSize(4);
        assertThat(list(r -> r.createdAt(span(null, TestWorld.START)))).hasSize(3);
        assertThat(list(r -> r.createdAt(span(TestWorld.START.plus(A_WHILE), null))))
                .hasSize(1);
        assertThat(list(r -> r.createdAt(span(null, null)))).hasSize(4);
        ListServiceDeployments.Response page =
                api.call(new ListServiceDeployments.Request("web", "media", null, null, null, 3));
        assertThat(page.serviceDeployments()).hasSize(3);
        assertThat(list(r -> r.nextToken(page.nextToken()))).hasSize(1);
        api.invalid(
                "status must be one of [PENDING, SUCCESSFUL, STOPPED, STOP_REQUESTED, IN_PROGRESS, ROLLBACK_REQUESTED,"
                        + " ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED], but was FAILED.",
                new ListServiceDeployments.Request("web", "media", List.of("FAILED"), null, null, null));
    }

    private static CreatedAt span(Instant before, Instant after) {
        return new CreatedAt(before, after);
    }

    @Test
    void describe_unknown_isMissing() {
        api.service("web");
        String known = list(r -> r).get(0).serviceDeploymentArn();
        for (String unknown : List.of("media/web/x", "media/other/x", "other/web/x")) {
            String arn = ARN + "service-deployment/" + unknown;
            assertThat(describe(arn, known).failures()).containsExactly(new Failure(arn, "MISSING", null));
        }
    }

    @Test
    void describe_badInput_isRefused() {
        api.invalid("ServiceDeploymentArns cannot be empty.", new DescribeServiceDeployments.Request(null));
        api.invalid(
                "serviceDeploymentArns can have at most 20 items.",
                new DescribeServiceDeployments.Request(
                        IntStream.range(0, 21).mapToObj(i -> "d" + i).toList()));
        api.invalid("Service Deployment Identifier is invalid", new DescribeServiceDeployments.Request(List.of("x")));
    }
}
