package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A heartbeat renews every 45 minutes a protection that lasts for 30. */
final class SlowHeartbeat {
    private SlowHeartbeat() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;
        private final ScheduledExecutorService timer;
        private ScheduledFuture<?> heartbeat;

        Transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.timer = timer;
        }

        void transcode(String film) {
            protect();
            heartbeat = timer.scheduleAtFixedRate(this::protect, 45, 45, MINUTES);
            encoder.start(film, this::release);
        }

        private void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(window()));
        }

        int window() {
            return 30;
        }

        private void release() {
            heartbeat.cancel(false);
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class PatientTranscoder extends Transcoder {
        PatientTranscoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            super(ecs, task, encoder, timer);
        }

        @Override
        int window() {
            return 90; // two heartbeats
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient client, String task, Stage encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_scaleInWhileItWorks_livesUntilTheFilmIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(1);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofHours(2));
            ScheduledExecutorService timer = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat");

            transcoder(client, own.arn(), encoder, timer).transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(10));
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(100));
            assertThat(own).isRunning().isProtected();

            ecs.clock().advance(Duration.ofMinutes(10));
            assertThat(service).hasRunningCount(0);
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient client, String task, Stage encoder, ScheduledExecutorService timer) {
            return new Transcoder(client, task, encoder, timer);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient client, String task, Stage encoder, ScheduledExecutorService timer) {
            return new PatientTranscoder(client, task, encoder, timer);
        }
    }
}
