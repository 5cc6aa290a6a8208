package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EveryPolicy;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.time.Duration;
import software.amazon.awssdk.services.ecs.EcsClient;

class AssumptionTest {

    @EveryPolicy(BlockedRenewal.class)
    void aJobOfHalfAnHourOutlivesADeploymentWhateverItsRenewalIsAnswered(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        Worker worker = new Worker(client, "media", own.arn());
        Work film = own.work("film.mov");
        worker.protect();
        PlannedWork heartbeat = ecs.clock().runEvery(Duration.ofMinutes(10), "heartbeat", worker::protect);

        service.deploy();
        ecs.clock().advance(Duration.ofMinutes(30));
        film.finish();
        heartbeat.cancel();
        worker.release();

        assertThat(own).survivedUntilEndOf("film.mov");
        assertThat(ecs)
                .restsOnNothingBut(
                        BlockedRenewal.class,
                        DeploymentBlockedRule.class,
                        BlockedClearing.class,
                        SchedulerReaction.class);
    }
}
