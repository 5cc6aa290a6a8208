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

/** The heartbeat begins with the first job, and nothing ends it. */
final class NeverReleased {
    private NeverReleased() {}

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
            if (heartbeat == null) {
                protect();
                heartbeat = timer.scheduleAtFixedRate(this::protect, 30, 30, MINUTES);
            }
            encoder.start(film, this::whenDone);
        }

        private void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
        }

        void whenDone() {}

        void release() {
            heartbeat.cancel(false);
            heartbeat = null;
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class TidyTranscoder extends Transcoder {
        TidyTranscoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            super(ecs, task, encoder, timer);
        }

        @Override
        void whenDone() {
            release();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_filmIsDone_givesItsCapacityBack(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(50));
            ScheduledExecutorService timer = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat");

            transcoder(client, own.arn(), encoder, timer).transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(20));
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(60));

            assertThat(service).hasRunningCount(0);
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            return new Transcoder(ecs, task, encoder, timer);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            return new TidyTranscoder(ecs, task, encoder, timer);
        }
    }
}
