package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ServiceRevision.ContainerImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescribeServiceRevisionsTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.registerForFargate("app");
        api.service("web", r -> r.launchType("FARGATE").networkConfiguration(network("subnet-1")));
    }

    private List<ListServiceDeployments.ServiceDeploymentBrief> deployments() {
        return api.call(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                .serviceDeployments();
    }

    private DescribeServiceRevisions.Response describe(String... arns) {
        return api.call(new DescribeServiceRevisions.Request(List.of(arns)));
    }

    @Test
    void describe_revisionOfTheService_tellsWhatItPutInPlace() {
        String arn = deployments().get(0).targetServiceRevisionArn();

        ServiceRevision revision = describe(arn).serviceRevisions().get(0);

        assertThat(revision.serviceRevisionArn()).isEqualTo(arn);
        assertThat(revision.serviceArn()).isEqualTo(ARN + "service/media/web");
        assertThat(revision.clusterArn()).isEqualTo(ARN + "cluster/media");
        assertThat(revision.taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
        assertThat(revision.launchType()).isEqualTo("FARGATE");
        assertThat(revision.platformVersion()).isEqualTo("1.4.0");
        assertThat(revision.platformFamily()).isEqualTo("Linux");
        assertThat(revision.networkConfiguration()).isEqualTo(network("subnet-1"));
        assertThat(revision.containerImages()).containsExactly(new ContainerImage("app", "app:1"));
        assertThat(revision.guardDutyEnabled()).isFalse();
        assertThat(revision.createdAt()).isEqualTo(TestWorld.START);
    }

    @Test
    void describe_monitoring_isToldThereOnly() {
        api.service(
                "other",
                r -> r.launchType("FARGATE")
                        .networkConfiguration(network("s"))
                        .monitoring(new Structure(Map.of("metrics", "on"))));
        String arn = api.describe("other").currentServiceRevisions().get(0).arn();

        assertThat(describe(arn).serviceRevisions().get(0).monitoring())
                .isEqualTo(new Structure(Map.of("metrics", "on")));
    }

    @Test
    void describe_everyRevisionThatWasHandedOut_isFoundAlsoOnceItIsReplacedOrItsServiceDeleted() {
        api.call(UpdateService.request(
                r -> r.cluster("media").service("web").networkConfiguration(network("subnet-2"))));
        api.ecs().cluster("media").service("web").delete();
        String latest = deployments().get(0).targetServiceRevisionArn();
        String first = deployments().get(1).targetServiceRevisionArn();

        assertThat(describe(latest, first, latest).serviceRevisions())
                .extracting(ServiceRevision::networkConfiguration)
                .containsExactly(network("subnet-2"), network("subnet-1"));
    }

    @Test
    void describe_unknown_isMissing() {
        String known = deployments().get(0).targetServiceRevisionArn();
        for (String unknown : List.of("media/web/1", "media/other/1", "other/web/1")) {
            String arn = ARN + "service-revision/" + unknown;
            assertThat(describe(arn, known).failures()).containsExactly(new Failure(arn, "MISSING", null));
            assertThat(describe(arn, known).serviceRevisions()).hasSize(1);
        }
    }

    @Test
    void describe_taskSetOfAnExternalService_isNoRevision() {
        api.service(
                "external",
                r -> r.taskDefinition(null).deploymentController(new Service.DeploymentController("EXTERNAL")));
        TaskSet set = api.call(CreateTaskSet.request(r -> r.cluster("media")
                        .service("external")
                        .taskDefinition("app:1")
                        .launchType("FARGATE")
                        .networkConfiguration(network("s"))))
                .taskSet();
        String arn = ARN + "service-revision/media/external/"
                + set.id().substring(set.id().indexOf('/') + 1);

        assertThat(describe(arn).failures()).containsExactly(new Failure(arn, "MISSING", null));
    }

    @Test
    void describe_badInput_isRefused() {
        api.invalid("ServiceRevisionArns cannot be empty.", new DescribeServiceRevisions.Request(null));
        api.invalid(
                "serviceRevisionArns can have at most 20 items.",
                new DescribeServiceRevisions.Request(
                        IntStream.range(0, 21).mapToObj(i -> "r" + i).toList()));
        api.invalid("Service Revision Identifier is invalid", new DescribeServiceRevisions.Request(List.of("x")));
        api.invalid(
                "Unsupported resource type: service-deployment",
                new DescribeServiceRevisions.Request(List.of(ARN + "service-deployment/media/web/1")));
    }
}
