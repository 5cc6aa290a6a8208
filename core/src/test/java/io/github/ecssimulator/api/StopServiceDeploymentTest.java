package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Refusing.AbortedDeployment;
import io.github.ecssimulator.policy.Refusing.RollbackToNothing;
import io.github.ecssimulator.policy.Scheduling.RollbackProtection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that is stopped on demand, while tasks of both sides are protected. */
class StopServiceDeploymentTest {
    private ApiCalls api = new ApiCalls(EcsSimulator.create());

    /** Two tasks, a protected one of which holds the deployment of the next revision open. */
    private List<SimulatedTask> beginDeployment(Policy... policies) {
        api = new ApiCalls(Stream.of(policies)
                .reduce(EcsSimulator.builder(), (builder, policy) -> builder.policy(policy), (one, other) -> other)
                .build());
        api.ecs().createCluster("media");
        api.register("app");
        api.service("web", r -> r.desiredCount(2));
        List<SimulatedTask> old = web().tasks();
        protect(old.get(0));
        api.register("app");
        api.call(UpdateService.request(r -> r.cluster("media").service("web").taskDefinition("app:2")));
        return old;
    }

    private SimulatedService web() {
        return api.ecs().cluster("media").service("web");
    }

    private void protect(SimulatedTask task) {
        api.call(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));
    }

    private List<ServiceDeploymentBrief> deployments() {
        return api.call(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                .serviceDeployments();
    }

    private String latest() {
        return deployments().get(0).serviceDeploymentArn();
    }

    private ServiceDeployment describeLatest() {
        return api.call(new DescribeServiceDeployments.Request(List.of(latest())))
                .serviceDeployments()
                .get(0);
    }

    private String stop(String type) {
        return api.call(new StopServiceDeployment.Request(latest(), type)).serviceDeploymentArn();
    }

    private List<SimulatedTask> tasksOf(String revision) {
        return web().tasks().stream()
                .filter(task -> task.snapshot().taskDefinition().toString().equals(revision))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK", ""})
    void rollback_bringsTheOldRevisionBack_beforeItsCallIsAnswered(String type) {
        beginDeployment();

        assertThat(stop(type.isEmpty() ? null : type)).isEqualTo(latest());

        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(describeLatest().rollback().serviceRevisionArn())
                .isEqualTo(deployments().get(1).targetServiceRevisionArn());
        assertThat(describeLatest().deploymentCircuitBreaker().status()).isEqualTo("DISABLED");
        assertThat(api.describe("web").taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
        assertThat(tasksOf("app:1")).hasSize(2);
        assertThat(tasksOf("app:2")).isEmpty();
    }

    @Test
    void rollback_protectedTaskOfTheOldRevision_staysAsOneOfThoseThatAreWanted() {
        List<SimulatedTask> old = beginDeployment();

        stop("ROLLBACK");

        assertThat(old.get(0).isRunning()).isTrue();
        assertThat(old.get(0).isProtected()).isTrue();
        assertThat(web().tasks()).contains(old.get(0));
    }

    @Test
    void rollback_protectedTaskOfTheNewRevision_holdsItUntilItsProtectionEnds() {
        beginDeployment();
        SimulatedTask fresh = tasksOf("app:2").get(0);
        protect(fresh);

        stop("ROLLBACK");

        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_IN_PROGRESS");
        assertThat(fresh.isRunning()).isTrue();
        api.ecs().clock().advance(Duration.ofMinutes(60));
        assertThat(fresh.isStopped()).isTrue();
        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void rollback_protectionSwitchedOff_stopsProtectedTasksOfTheNewRevision() {
        beginDeployment(RollbackProtection.STOPS_PROTECTED);
        SimulatedTask fresh = tasksOf("app:2").get(0);
        protect(fresh);

        stop("ROLLBACK");

        assertThat(fresh.isStopped()).isTrue();
        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void rollback_again_goesOn() {
        beginDeployment();
        protect(tasksOf("app:2").get(0));
        stop("ROLLBACK");

        assertThat(stop("ROLLBACK")).isEqualTo(latest());

        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_IN_PROGRESS");
        assertThat(api.ecs().journal().events(DeploymentEvent.RolledBack.class)).hasSize(1);
    }

    @Test
    void rollback_inTheJournal_followsFromTheCall() {
        beginDeployment();

        stop("ROLLBACK");

        List<JournalEntry> entries = api.ecs().journal().entries();
        JournalEntry back = entries.stream()
                .filter(entry -> entry.event() instanceof DeploymentEvent.RolledBack)
                .findFirst()
                .orElseThrow();
        assertThat(entries.get((int) back.cause() - 1).event()).isInstanceOf(CallEvent.Made.class);
        assertThat(entries.get((int) back.cause() - 1).text()).contains("StopServiceDeployment");
        assertThat(web().events())
                .anyMatch(event -> event.message().contains("deployment failed: deployment was stopped by the user."));
    }

    @Test
    void rollback_blueGreen_movesTheTrafficBack() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service(
                "web",
                r -> r.deploymentConfiguration(
                        DeploymentConfiguration.of(d -> d.strategy("BLUE_GREEN").bakeTimeInMinutes(10))));
        api.ecs().clock().advance(Duration.ofMinutes(20));
        api.call(UpdateService.request(r -> r.cluster("media").service("web").forceNewDeployment(true)));
        assertThat(describeLatest().targetServiceRevision().requestedProductionTrafficWeight())
                .isEqualTo(100);

        stop("ROLLBACK");

        assertThat(describeLatest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(describeLatest().targetServiceRevision().requestedProductionTrafficWeight())
                .isZero();
        assertThat(describeLatest().sourceServiceRevisions().get(0).requestedProductionTrafficWeight())
                .isEqualTo(100);
    }

    /** A first deployment whose tasks fail to start. */
    private void beginFirstDeployment(Policy policy) {
        api = new ApiCalls(EcsSimulator.builder().policy(policy).build());
        api.ecs().createCluster("media");
        api.ecs().registerTaskDefinition("app").failsToStart("CannotPullContainerError");
        api.service("web");
    }

    @Test
    void rollbackToNothing_stops_isTheDefault() {
        beginFirstDeployment(RollbackToNothing.STOPS);

        stop("ROLLBACK");

        assertThat(describeLatest().status()).isEqualTo("STOPPED");
        assertThat(describeLatest().rollback()).isNull();
        assertThat(api.describe("web").deployments().get(0).rolloutState()).isEqualTo("FAILED");
        assertThat(web().tasks()).isEmpty();
        api.ecs().clock().advance(Duration.ofHours(1));
        assertThat(web().tasks()).isEmpty();
    }

    @Test
    void rollbackToNothing_refused_isAConflict() {
        beginFirstDeployment(RollbackToNothing.REFUSED);

        api.refused(
                "ConflictException",
                "There is no service revision to roll back to.",
                new StopServiceDeployment.Request(latest(), "ROLLBACK"));

        assertThat(describeLatest().status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void abortedDeployment_refused_isTheDefault() {
        beginDeployment();

        api.invalid(
                "The stopType ABORT is not supported. The valid values are ROLLBACK.",
                new StopServiceDeployment.Request(latest(), "ABORT"));

        assertThat(describeLatest().status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void abortedDeployment_stops_leavesBothSidesAsTheyAre() {
        List<SimulatedTask> old = beginDeployment(AbortedDeployment.STOPS);
        SimulatedTask fresh = tasksOf("app:2").get(0);
        protect(fresh);
        List<SimulatedTask> before = web().tasks();

        stop("ABORT");

        assertThat(describeLatest().status()).isEqualTo("STOPPED");
        api.ecs().clock().advance(Duration.ofHours(2));
        assertThat(web().tasks()).isEqualTo(before).contains(old.get(0), fresh);
    }

    @Test
    void stop_whatHasEnded_isAConflict() {
        beginDeployment();
        stop("ROLLBACK");

        for (ServiceDeploymentBrief ended : deployments()) {
            api.refused(
                    "ConflictException",
                    "Cannot stop a service deployment in the status " + ended.status() + ".",
                    new StopServiceDeployment.Request(ended.serviceDeploymentArn(), null));
        }
    }

    @Test
    void stop_unknownOrOfADeletedService_isNotFound() {
        beginDeployment();
        String known = latest();
        web().delete();

        for (String arn : List.of(known, ARN + "service-deployment/media/web/x")) {
            api.refused(
                    "ServiceDeploymentNotFoundException",
                    "Service deployment not found.",
                    new StopServiceDeployment.Request(arn, null));
        }
    }

    @Test
    void stop_badInput_isRefused() {
        api.invalid("Service Deployment ARN can not be blank.", new StopServiceDeployment.Request(null, null));
        api.invalid("Service Deployment ARN can not be blank.", new StopServiceDeployment.Request(" ", null));
        api.invalid("Service Deployment Identifier is invalid", new StopServiceDeployment.Request("x", null));
        api.invalid(
                "stopType must be one of [ABORT, ROLLBACK], but was HALT.",
                new StopServiceDeployment.Request(ARN + "service-deployment/media/web/x", "HALT"));
    }
}
