package io.github.ecssimulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.policy.Refusing.Throttling;
import io.github.ecssimulator.policy.Scheduling.CircuitBreakerCount;
import io.github.ecssimulator.policy.Scheduling.RestartThrottle;
import io.github.ecssimulator.policy.Scheduling.UnhealthyProtected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the scheduler's policies that no story tells. */
class SchedulerPoliciesTest {

    @Test
    void unhealthyProtected_stops_isTheDefault() { // U45
        assertThat(runsAfterFailedChecks(UnhealthyProtected.STOPS)).containsExactly(false, false);
    }

    @Test
    void unhealthyProtected_spares_sparesTheProtectedAlone() { // U45
        assertThat(runsAfterFailedChecks(UnhealthyProtected.SPARES)).containsExactly(true, false);
    }

    private static List<Boolean> runsAfterFailedChecks(UnhealthyProtected setting) {
        TestWorld world = TestWorld.with(setting);
        List<SimulatedTask> tasks = List.of(world.task(0), world.task(1));
        world.protect(tasks.get(0));
        tasks.forEach(SimulatedTask::failHealthCheck);
        assertThat(world.transcoder().runningCount()).isEqualTo(3);
        return tasks.stream().map(SimulatedTask::isRunning).toList();
    }

    @Test
    void throttling_off_letsEveryCallPass() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media");

        assertThat(accepted(ecs, 500)).isEqualTo(500);
    }

    @Test
    void throttling_documentedBucket_refusesTheTwoHundredAndFirstCall() {
        EcsSimulator ecs = throttled();

        assertThat(accepted(ecs, 300)).isEqualTo(200);
        assertThatThrownBy(() -> read(ecs)).isInstanceOfSatisfying(EcsException.class, refused -> {
            assertThat(refused.error().code()).isEqualTo("ThrottlingException");
            assertThat(refused.error().message()).isEqualTo("Rate exceeded");
        });
    }

    @Test
    void throttling_documentedBucket_refillsEightyCallsEachSecond() {
        EcsSimulator ecs = throttled();
        accepted(ecs, 200);

        ecs.clock().advance(Duration.ofSeconds(1));
        assertThat(accepted(ecs, 300)).isEqualTo(80);
        ecs.clock().advance(Duration.ofMillis(25));

        assertThat(accepted(ecs, 300)).isEqualTo(2);
    }

    @Test
    void throttling_documentedBucket_neverHoldsMoreThanItsBurst() {
        EcsSimulator ecs = throttled();

        ecs.clock().advance(Duration.ofHours(1));

        assertThat(accepted(ecs, 300)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLING, 'PT0S PT30S PT1M30S PT3M30S PT7M30S PT15M30S PT31M30S PT58M30S PT1H25M30S PT1H52M30S'",
        "HALF_MINUTE, 'PT0S PT30S PT1M PT1M30S PT2M PT2M30S PT3M PT3M30S PT4M PT4M30S'"
    })
    void restartThrottle_taskThatNeverStarts_isTriedAgainAfterEachWait(RestartThrottle throttle, String tries) {
        // documented: service throttle logic - at most 27 minutes; assumed: U35
        EcsSimulator ecs = EcsSimulator.builder().policy(throttle).build();
        ecs.registerTaskDefinition("transcoder").failsToStart("CannotPullContainerError");
        ecs.createCluster("media").createService("transcoder", 1);

        ecs.clock().advance(Duration.ofHours(2));

        assertThat(ecs.journal().entries().stream()
                        .filter(entry -> entry.event() instanceof TaskEvent.Created)
                        .limit(10)
                        .map(entry ->
                                Duration.between(TestWorld.START, entry.at()).toString()))
                .containsExactly(tries.split(" "));
    }

    @Test
    void circuitBreakerCount_startFailures_ignoresFailedHealthChecks() {
        EcsSimulator ecs = EcsSimulator.builder()
                .policy(CircuitBreakerCount.START_FAILURES)
                .build();
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        service.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.FAIL));

        for (int failure = 0; failure < 5; failure++) {
            service.tasks().get(0).failHealthCheck();
        }

        assertThat(service.deployments().get(0).failedTasks()).isZero();
        assertThat(service.deployments().get(0).rolloutState()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void throttling_otherOperations_areNotCounted() {
        EcsSimulator ecs = throttled();
        accepted(ecs, 200);

        assertThatCode(() -> ecs.createCluster("audio")).doesNotThrowAnyException();
    }

    private static EcsSimulator throttled() {
        EcsSimulator ecs =
                EcsSimulator.builder().policy(Throttling.DOCUMENTED_BUCKET).build();
        ecs.createCluster("media");
        return ecs;
    }

    private static int accepted(EcsSimulator ecs, int calls) {
        int accepted = 0;
        for (int call = 0; call < calls; call++) {
            try {
                read(ecs);
                accepted++;
            } catch (EcsException refused) {
                assertThat(refused.error().code()).isEqualTo("ThrottlingException");
            }
        }
        return accepted;
    }

    private static void read(EcsSimulator ecs) {
        ecs.api().getTaskProtection(new GetTaskProtection.Request("media", List.of()));
    }
}
