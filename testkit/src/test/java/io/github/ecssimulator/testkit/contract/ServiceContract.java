package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** UpdateService, DescribeServices, ListServices and DeleteService. */
interface ServiceContract extends ContractWorld {

    private Service scale(String name, int desiredCount) {
        return client().updateService(r -> r.cluster(CLUSTER).service(name).desiredCount(desiredCount))
                .service();
    }

    private void web(int desiredCount) {
        clusterAndDefinition();
        service("web", desiredCount);
    }

    @Test
    @Ground("documented: UpdateService: desiredCount")
    default void updateService_desiredCount_scales() {
        web(2);

        scale("web", 5);
        assertThat(describeService("web").runningCount()).isEqualTo(5);
        scale("web", 1);
        assertThat(describeService("web").runningCount()).isEqualTo(1);
    }

    @Test
    @Ground("observed: a full answer of 2026; assumed: U42")
    default void updateService_isAnsweredBeforeTheSchedulerWorks() {
        web(2);

        Service answer = client().updateService(
                        r -> r.cluster(CLUSTER).service("web").desiredCount(0).forceNewDeployment(true))
                .service();

        assertThat(answer.runningCount()).isEqualTo(2);
        assertThat(answer.deployments()).extracting(Deployment::desiredCount).containsExactly(0, 0);
        assertThat(describeService("web").runningCount()).isZero();
    }

    @Test
    @Ground("documented: SEM: the event exists for this; observed: its words")
    default void updateService_belowTheProtectedCount_isAcceptedAndKeepsThem() {
        web(3);
        SimulatedTask busy = ecs().cluster(CLUSTER).service("web").tasks().get(1);
        protect(busy.id());

        scale("web", 0);

        Service service = describeService("web");
        assertThat(service.desiredCount()).isZero();
        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(service.events())
                .extracting(ServiceEvent::message)
                .first()
                .asString()
                .contains("was unable to scale in due to (reason 1 tasks under protection)");
        assertThat(busy.isRunning()).isTrue();
    }

    @Test
    @Ground("documented: UpdateService: another revision is deployed")
    default void updateService_otherRevision_deploysIt() {
        web(2);
        register("app");

        client().updateService(r -> r.cluster(CLUSTER).service("web").taskDefinition("app"));

        Service service = describeService("web");
        assertThat(service.taskDefinition()).isEqualTo(arn("task-definition/app:2"));
        assertThat(service.deployments())
                .extracting(Deployment::taskDefinition)
                .containsExactly(arn("task-definition/app:2"));
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    @Ground("documented: TSIP: old protected tasks hold the deployment")
    default void updateService_deploymentWithAProtectedTask_waitsForIt() {
        web(1);
        SimulatedTask busy = ecs().cluster(CLUSTER).service("web").tasks().get(0);
        protectFor(60, busy.id());

        client().updateService(r -> r.cluster(CLUSTER).service("web").forceNewDeployment(true));

        assertThat(describeService("web").deployments())
                .extracting(Deployment::rolloutStateAsString)
                .containsExactly("IN_PROGRESS", "COMPLETED");
        advance("PT60M");
        assertThat(describeService("web").deployments())
                .extracting(Deployment::rolloutStateAsString)
                .containsExactly("COMPLETED");
        assertThat(busy.isStopped()).isTrue();
    }

    @Test
    @Ground("observed: UpdateService: both texts")
    default void updateService_unknownOrGone_isRefused() {
        web(0);
        assertRefused(ServiceNotFoundException.class, "Service not found.", () -> scale("other", 1));

        client().deleteService(r -> r.cluster(CLUSTER).service("web"));

        assertRefused(ServiceNotActiveException.class, "Service was not ACTIVE.", () -> scale("web", 1));
    }

    @Test
    @Ground("observed: UpdateService: ClientException")
    default void updateService_badDefinition_isRefusedAndChangesNothing() {
        web(1);

        assertRefused(
                ClientException.class,
                "TaskDefinition not found.",
                () -> client().updateService(r ->
                        r.cluster(CLUSTER).service("web").desiredCount(4).taskDefinition("other")));
        assertThat(describeService("web").desiredCount()).isEqualTo(1);
    }

    @Test
    @Ground("documented: FAIL: MISSING; observed: sibling DescribeTasks: the ARN")
    default void describeServices_someUnknown_areFailures() {
        web(1);

        DescribeServicesResponse answer =
                client().describeServices(r -> r.cluster(CLUSTER).services("other", arn("service/media/web")));

        assertThat(answer.services()).extracting(Service::serviceName).containsExactly("web");
        assertThat(answer.failures())
                .containsExactly(Failure.builder()
                        .arn(arn("service/media/other"))
                        .reason("MISSING")
                        .build());
    }

    @Test
    @Ground("documented: DescribeServices: tags come when included")
    default void describeServices_include_addsTags() {
        web(1);
        client().tagResource(r -> r.resourceArn(arn("service/media/web")).tags(ClusterContract.TEAM));

        assertThat(describeService("web").tags()).isEmpty();
        assertThat(client().describeServices(
                                r -> r.cluster(CLUSTER).services("web").include(ServiceField.TAGS))
                        .services()
                        .get(0)
                        .tags())
                .containsExactly(ClusterContract.TEAM);
    }

    @Test
    @Ground("documented: DescribeServices: up to ten; observed: the texts")
    default void describeServices_noneOrTooMany_areRefused() {
        web(1);

        assertInvalid("Services cannot be empty.", () -> client().describeServices(r -> r.cluster(CLUSTER)));
        assertInvalid(
                "service names can have at most 10 items.",
                () -> client().describeServices(r -> r.cluster(CLUSTER).services(Collections.nCopies(11, "web"))));
    }

    @Test
    @Ground("documented: ListServices: ten to a page, nextToken")
    default void listServices_pageByPage_answersEachOnce() {
        clusterAndDefinition();
        for (int i = 0; i < 12; i++) {
            service("s" + i, 0);
        }

        ListServicesResponse first = client().listServices(r -> r.cluster(CLUSTER));
        ListServicesResponse second =
                client().listServices(r -> r.cluster(CLUSTER).nextToken(first.nextToken()));

        assertThat(first.serviceArns()).hasSize(10).startsWith(arn("service/media/s0"));
        assertThat(second.serviceArns()).containsExactly(arn("service/media/s10"), arn("service/media/s11"));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    @Ground("documented: ListServices: schedulingStrategy")
    default void listServices_filtered_answersThoseOnly() {
        web(1);
        client().createService(r -> r.cluster(CLUSTER)
                .serviceName("agent")
                .taskDefinition("app")
                .schedulingStrategy(SchedulingStrategy.DAEMON));

        assertThat(client().listServices(r -> r.cluster(CLUSTER).schedulingStrategy(SchedulingStrategy.DAEMON))
                        .serviceArns())
                .isEqualTo(List.of(arn("service/media/agent")));
    }

    @Test
    @Ground("observed: DeleteService: the text; documented: force")
    default void deleteService_wanted_needsForce() {
        web(1);

        assertInvalid(
                "The service cannot be stopped while it is scaled above 0.",
                () -> client().deleteService(r -> r.cluster(CLUSTER).service("web")));
        Service gone = client().deleteService(
                        r -> r.cluster(CLUSTER).service("web").force(true))
                .service();
        assertThat(gone.status()).as("before the scheduler works").isEqualTo("DRAINING");
        assertThat(gone.desiredCount()).isZero();
        assertThat(describeService("web").status()).isEqualTo("INACTIVE");
    }

    @Test
    @Ground("documented: DeleteService: still described, not listed any more")
    default void deleteService_deleted_isInactiveAndNotListed() {
        web(0);
        client().deleteService(r -> r.cluster(CLUSTER).service("web"));

        assertThat(describeService("web").status()).isEqualTo("INACTIVE");
        assertThat(client().listServices(r -> r.cluster(CLUSTER)).serviceArns()).isEmpty();
        assertRefused(
                ServiceNotFoundException.class,
                "Service not found.",
                () -> client().deleteService(r -> r.cluster(CLUSTER).service("web")));
    }

    @Test
    @Ground("assumed: U26: deletion stops protected tasks too")
    default void deleteService_byForce_stopsProtectedTasksToo() {
        web(1);
        SimulatedTask busy = ecs().cluster(CLUSTER).service("web").tasks().get(0);
        protect(busy.id());

        client().deleteService(r -> r.cluster(CLUSTER).service("web").force(true));

        assertThat(busy.isStopped()).isTrue();
    }
}
