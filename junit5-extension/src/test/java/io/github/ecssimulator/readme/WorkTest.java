package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class WorkTest {

    @Test
    void noWorkIsLostAndTheCapacityComesBack(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
        SimulatedTask busy = service.tasks().get(0);
        Worker worker = new Worker(client, "media", busy.arn());

        worker.protect(); // for an hour
        Work job = busy.work("job 7"); // or busy.work("job 7", runnable), which is work whenever it runs
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(50));
        job.finish();
        ecs.clock().advance(Duration.ofMinutes(10));

        assertThat(busy).lostNoWork().survivedUntilEndOf("job 7").wasProtectedThroughout("job 7");
        assertThat(busy).wasReleasedWithin(Duration.ofMinutes(10)).after("job 7");
        assertThat(service).lostNoWork().gaveItsCapacityBackWithin(Duration.ofMinutes(60));
    }
}
