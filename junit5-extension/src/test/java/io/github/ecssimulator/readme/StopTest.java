package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class StopTest {

    @Test
    void aTaskThatHandlesItsStopSignalMayFinish(EcsSimulator ecs, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask own = service.tasks().get(0);
        own.onStop(notice -> clock.runAfter(Duration.ofSeconds(10), "finish the work", () -> notice.exit(0)));

        service.scaleTo(0);
        assertThat(own).hasLastStatus(TaskStatus.STOPPING);

        clock.advance(Duration.ofSeconds(10));
        assertThat(own).isStopped().wasStoppedBy(StopCode.SERVICE_SCHEDULER_INITIATED);
    }

    @Test
    void aTaskThatTakesTooLongIsKilled(EcsSimulator ecs, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask own = service.tasks().get(0);
        own.onStop(notice -> {}); // hears the signal, and goes on

        service.scaleTo(0);
        clock.advance(Duration.ofSeconds(29));
        assertThat(own).hasLastStatus(TaskStatus.STOPPING);

        clock.advance(Duration.ofSeconds(1)); // the default stopTimeout is over
        assertThat(own).isStopped();
    }
}
