package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskSetStatus;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that take two hours to stop: what waits for them, and what does not. */
class SlowStopTest {
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private final EcsSimulator ecs = EcsSimulator.builder()
            .taskTimings(TaskTimings.realistic().withStopTimeout(HOURS))
            .build();
    private final SimulatedCluster media = ecs.createCluster("media");

    private SimulatedService running(int count) {
        SimulatedService service = media.createService("web", count);
        ecs.clock().advance(A_WHILE);
        return service;
    }

    private List<TaskStatus> statuses() {
        return media.tasks().stream().map(SimulatedTask::lastStatus).toList();
    }

    @Test
    void deployment_whoseOldTasksAreStopping_isComplete() {
        SimulatedService service = running(2);

        service.deploy();
        ecs.clock().advance(A_WHILE);

        assertThat(statuses())
                .containsExactlyInAnyOrder(
                        TaskStatus.RUNNING, TaskStatus.RUNNING, TaskStatus.STOPPING, TaskStatus.STOPPING);
        assertThat(service.snapshot().deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.rolloutState()).isEqualTo(RolloutState.COMPLETED);
            assertThat(deployment.runningCount()).isEqualTo(2);
        });
        assertThat(service.snapshot().events())
                .extracting(ServiceMessage::message)
                .first()
                .isEqualTo("(service web) has reached a steady state.");
    }

    @Test
    void deployment_afterACompletedOne_hasNothingOfItsStoppingTasks() {
        SimulatedService service = running(2);
        service.deploy();
        ecs.clock().advance(A_WHILE);

        service.deploy();
        ecs.clock().advance(HOURS.plus(A_WHILE));

        assertThat(service.snapshot().deployments()).hasSize(1);
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    void deletedService_isDrainingUntilItsTasksAreStopping() {
        SimulatedService service = running(2);
        service.scaleTo(0);
        service.delete();

        assertThat(service.status()).isEqualTo(ServiceStatus.DRAINING);
        assertThat(statuses()).containsOnly(TaskStatus.DEACTIVATING);
        ecs.clock().advance(A_WHILE);

        assertThat(statuses()).containsOnly(TaskStatus.STOPPING);
        assertThat(service.status()).isEqualTo(ServiceStatus.INACTIVE);
        assertThat(media.createService("web", 1).status()).isEqualTo(ServiceStatus.ACTIVE);
    }

    @Test
    void deletedService_whoseTasksStoppedBefore_isInactiveAtOnce() {
        SimulatedService service = running(2);
        service.scaleTo(0);
        ecs.clock().advance(A_WHILE);

        service.delete();

        assertThat(statuses()).containsOnly(TaskStatus.STOPPING);
        assertThat(service.status()).isEqualTo(ServiceStatus.INACTIVE);
    }

    @Test
    void scaledIn_tasksThatAreStopping_leaveTheServiceSteady() {
        SimulatedService service = running(2);

        service.scaleTo(1);
        ecs.clock().advance(A_WHILE);

        assertThat(service.snapshot().events())
                .extracting(ServiceMessage::message)
                .first()
                .isEqualTo("(service web) has reached a steady state.");
    }

    @Test
    void deletedTaskSet_isDrainingUntilItsTasksHaveStopped() {
        SimulatedService service = media.createService("own", ServiceSettings.external(2));
        SimulatedTaskSet set = service.createTaskSet(ecs.registerTaskDefinition("app"), 100);
        ecs.clock().advance(A_WHILE);

        set.delete();
        ecs.clock().advance(A_WHILE);

        assertThat(service.snapshot().deployments())
                .singleElement()
                .satisfies(each -> assertThat(each.status()).isEqualTo(TaskSetStatus.DRAINING));
        ecs.clock().advance(HOURS);
        assertThat(service.snapshot().deployments()).isEmpty();
        assertThat(set.snapshot().status()).isEqualTo(TaskSetStatus.INACTIVE);
    }
}
