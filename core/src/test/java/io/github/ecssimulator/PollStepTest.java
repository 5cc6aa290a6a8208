package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollStepTest {
    private static final Duration STEP = Duration.ofSeconds(15);

    private final EcsSimulator ecs = EcsSimulator.builder()
            .pollStep(STEP)
            .taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20)))
            .build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);

    private int runningCount() {
        var request = new DescribeServices.Request("media", List.of("transcoder"), null);
        return ecs.api().execute(request).response().services().get(0).runningCount();
    }

    private Instant now() {
        return ecs.clock().instant();
    }

    @Test
    void describe_movesTheTimeBehindItsAnswer() {
        assertThat(List.of(runningCount(), runningCount(), runningCount())).containsExactly(0, 0, 1);
        assertThat(now()).isEqualTo(START.plus(STEP.multipliedBy(3)));
        assertThat(service.tasks().get(0).snapshot().startedAt()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void otherCalls_andRefusedOnes_moveNothing() {
        ecs.api()
                .execute(new GetTaskProtection.Request(
                        "media", List.of(service.tasks().get(0).id())));
        assertThatThrownBy(() -> ecs.api().execute(new DescribeTasks.Request("nowhere", List.of("0".repeat(32)), null)))
                .isInstanceOf(EcsException.class);

        assertThat(now()).isEqualTo(START);
    }

    @Test
    void withoutAStep_nothingMoves() {
        TestWorld world = TestWorld.with();
        world.ecs().api().execute(new DescribeServices.Request("media", List.of("transcoder"), null));

        assertThat(world.clock().instant()).isEqualTo(START);
        assertThat(world.ecs().pollStep()).isZero();
    }

    @Test
    void endOfTime_stillAnswers() {
        ecs.clock().advanceTo(SimulatedTime.LATEST.minusSeconds(1));

        assertThat(runningCount()).isEqualTo(1);
        assertThat(now()).isEqualTo(SimulatedTime.LATEST.minusSeconds(1));
    }

    @Test
    void badSteps_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().pollStep(Duration.ofSeconds(-1)))
                .withMessageContaining("pollStep");
        EcsSimulatorBuilder following = EcsSimulator.builder().pollStep(STEP).followClock(Clock.systemUTC());
        assertThatThrownBy(following::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leave out either pollStep or followClock");
    }
}
