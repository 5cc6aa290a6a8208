package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
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

    @Test
    void aJobThatIsDroppedAtTheStopSignalIsLost(EcsSimulator ecs) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask busy = service.tasks().get(0);
        Containers.of(busy).run(container -> {
            Future<Void> job = container.executor().submit(transcoding(container));
            container.onSigterm(() -> {
                job.cancel(true); // does not wait for its end
                container.exit(0);
            });
        });

        ecs.clock().advance(Duration.ofMinutes(10));
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> assertThat(busy).lostNoWork()).hasMessageContaining("job 8");
    }

    private static Callable<Void> transcoding(Container container) {
        return () -> {
            Work job = container.work("job 8");
            try {
                container.sleeper().sleep(Duration.ofMinutes(50)); // what the job does
            } catch (IllegalStateException corrupt) {
                job.fail(); // it came to its end, and nothing would have saved it
                throw corrupt;
            }
            job.finish(); // last: an interrupt does not come here, and leaves the work open
            return null;
        };
    }
}
