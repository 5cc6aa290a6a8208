package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The worker takes a job and fetches its film, and protects itself only then: scale-in comes in between. */
final class ProtectsTooLate {
    private ProtectsTooLate() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        final Stage download;
        final Stage encoder;

        Transcoder(EcsClient ecs, String task, Stage download, Stage encoder) {
            this.ecs = ecs;
            this.task = task;
            this.download = download;
            this.encoder = encoder;
        }

        void transcode(String film) {
            download.start("download " + film, () -> {
                protect();
                encoder.start("encode " + film, this::release);
            });
        }

        void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
        }

        void release() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class EarlyTranscoder extends Transcoder {
        EarlyTranscoder(EcsClient ecs, String task, Stage download, Stage encoder) {
            super(ecs, task, download, encoder);
        }

        @Override
        void transcode(String film) {
            protect();
            download.start("download " + film, () -> encoder.start("encode " + film, this::release));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage download, Stage encoder);

        @Test
        void transcoder_scaleInWhileItDownloads_livesUntilTheFilmIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            PlayedStage download = PlayedStage.of(own, Duration.ofMinutes(5));
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(30));

            transcoder(client, own.arn(), download, encoder).transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(2));
            service.scaleTo(0);
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(33));
            assertThat(own).isStopped();
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage download, Stage encoder) {
            return new Transcoder(ecs, task, download, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage download, Stage encoder) {
            return new EarlyTranscoder(ecs, task, download, encoder);
        }
    }
}
