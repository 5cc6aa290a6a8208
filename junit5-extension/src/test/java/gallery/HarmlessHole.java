package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The worker of {@link SlowHeartbeat}, with another test of its author, which passes although the worker is broken: the scale-in
 * comes while the task happens to be protected.
 */
final class HarmlessHole {
    private HarmlessHole() {}

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract SlowHeartbeat.Transcoder transcoder(
                EcsClient client, String task, Stage encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_scaleInWhileItWorks_livesUntilTheFilmIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(1);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(70));
            ScheduledExecutorService timer = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat");

            transcoder(client, own.arn(), encoder, timer).transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(50));
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(15));
            assertThat(own).isRunning().isProtected();

            ecs.clock().advance(Duration.ofMinutes(5));
            assertThat(service).hasRunningCount(0);
        }
    }

    static class Broken extends Story {
        @Override
        SlowHeartbeat.Transcoder transcoder(
                EcsClient client, String task, Stage encoder, ScheduledExecutorService timer) {
            return new SlowHeartbeat.Transcoder(client, task, encoder, timer);
        }
    }

    static class Corrected extends Story {
        @Override
        SlowHeartbeat.Transcoder transcoder(
                EcsClient client, String task, Stage encoder, ScheduledExecutorService timer) {
            return new SlowHeartbeat.PatientTranscoder(client, task, encoder, timer);
        }
    }
}
