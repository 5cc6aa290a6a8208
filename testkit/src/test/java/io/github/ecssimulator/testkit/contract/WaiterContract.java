package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/** The SDK's own waiters: its conditions, delays and number of attempts, in simulated time. */
interface WaiterContract extends ContractWorld {

    private EcsWaiter waiter() {
        return client().waiter();
    }

    private void clockIsAt(String time) {
        assertThat(ecs().clock().instant()).isEqualTo(Instant.parse("2024-01-01T" + time + "Z"));
    }

    private SimulatedTask protectedTaskOfADeployment(int minutes) {
        clusterAndDefinition();
        service("web", 1);
        SimulatedTask busy = ecs().cluster(CLUSTER).service("web").tasks().get(0);
        protectFor(minutes, busy.id());
        client().updateService(r -> r.cluster(CLUSTER).service("web").forceNewDeployment(true));
        return busy;
    }

    @Test
    @Ground("general: the SDK's waiter servicesStable polls at once")
    default void servicesStable_stableService_takesNoTime() {
        clusterAndDefinition();
        service("web", 1);

        WaiterResponse<DescribeServicesResponse> answer =
                waiter().waitUntilServicesStable(r -> r.cluster(CLUSTER).services("web"));

        assertThat(answer.attemptsExecuted()).isEqualTo(1);
        assertThat(answer.matched().response()).isPresent();
        clockIsAt("00:00:00");
    }

    @Test
    @Ground("general: every 15 s; documented: TSIP: protected tasks hold the deployment")
    default void servicesStable_protectedTaskHoldsTheDeployment_waitsForItsExpiry() {
        SimulatedTask busy = protectedTaskOfADeployment(2);

        WaiterResponse<DescribeServicesResponse> answer =
                waiter().waitUntilServicesStable(r -> r.cluster(CLUSTER).services("web"));

        assertThat(answer.attemptsExecuted()).isEqualTo(9);
        assertThat(busy.isStopped()).isTrue();
        clockIsAt("00:02:00");
    }

    @Test
    @Ground("general: 40 attempts")
    default void servicesStable_heldForTooLong_givesUpAfterTenMinutes() {
        SimulatedTask busy = protectedTaskOfADeployment(60);
        assertThat(busy.isProtected()).isTrue();

        assertThatThrownBy(() ->
                        waiter().waitUntilServicesStable(r -> r.cluster(CLUSTER).services("web")))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max retry attempts: 40");
        clockIsAt("00:09:45");
    }

    @Test
    @Ground("general: servicesStable fails at once where a service is MISSING")
    default void servicesStable_unknownService_failsAtOnce() {
        clusterAndDefinition();

        assertThatThrownBy(() ->
                        waiter().waitUntilServicesStable(r -> r.cluster(CLUSTER).services("other")))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("transitioned the waiter to failure state");
        clockIsAt("00:00:00");
    }

    @Test
    @Ground("general: every 15 s, also for servicesInactive")
    default void servicesInactive_deletedMeanwhile_isSeenAtTheNextPoll() {
        clusterAndDefinition();
        service("web", 1);
        ecs().clock()
                .runAfter(
                        Duration.ofSeconds(20),
                        "delete",
                        () -> ecs().cluster(CLUSTER).service("web").delete());

        waiter().waitUntilServicesInactive(r -> r.cluster(CLUSTER).services("web"));

        clockIsAt("00:00:30");
    }

    @Test
    @Ground("general: tasksRunning polls every 6 s, and fails where a task has stopped")
    default void tasksRunning_runningOrStopped_isToldAtOnce() {
        clusterAndDefinition();
        String task = client().runTask(r -> r.cluster(CLUSTER).taskDefinition("app"))
                .tasks()
                .get(0)
                .taskArn();

        WaiterResponse<DescribeTasksResponse> answer =
                waiter().waitUntilTasksRunning(r -> r.cluster(CLUSTER).tasks(task));
        assertThat(answer.matched().response().orElseThrow().tasks()).hasSize(1);

        client().stopTask(r -> r.cluster(CLUSTER).task(task));
        assertThatThrownBy(() ->
                        waiter().waitUntilTasksRunning(r -> r.cluster(CLUSTER).tasks(task)))
                .isInstanceOf(SdkClientException.class);
        clockIsAt("00:00:00");
    }

    @Test
    @Ground("general: tasksStopped polls every 6 s")
    default void tasksStopped_stoppedMeanwhile_isSeenAtTheNextPoll() {
        clusterAndDefinition();
        String task = client().runTask(r -> r.cluster(CLUSTER).taskDefinition("app"))
                .tasks()
                .get(0)
                .taskArn();
        ecs().clock()
                .runAfter(
                        Duration.ofSeconds(7),
                        "stop",
                        () -> ecs().task(task).orElseThrow().stop());

        waiter().waitUntilTasksStopped(r -> r.cluster(CLUSTER).tasks(task));

        clockIsAt("00:00:12");
    }

    @Test
    @Ground("general: 100 attempts")
    default void tasksStopped_runningOn_givesUpAfterTenMinutes() {
        clusterAndDefinition();
        String task = client().runTask(r -> r.cluster(CLUSTER).taskDefinition("app"))
                .tasks()
                .get(0)
                .taskArn();

        assertThatThrownBy(() ->
                        waiter().waitUntilTasksStopped(r -> r.cluster(CLUSTER).tasks(task)))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max retry attempts: 100");
        clockIsAt("00:09:54");
    }
}
