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

/** The protection is cleared when the film is encoded, and then it is uploaded. */
final class ReleasedTooEarly {
    private ReleasedTooEarly() {}

    static class Publisher {
        private final EcsClient ecs;
        private final String task;
        final Stage encoder;
        final Stage upload;

        Publisher(EcsClient ecs, String task, Stage encoder, Stage upload) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.upload = upload;
        }

        void publish(String film) {
            protect();
            encoder.start("encode " + film, () -> {
                release();
                upload.start("upload " + film, () -> {});
            });
        }

        void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(180));
        }

        void release() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class UploadingPublisher extends Publisher {
        UploadingPublisher(EcsClient ecs, String task, Stage encoder, Stage upload) {
            super(ecs, task, encoder, upload);
        }

        @Override
        void publish(String film) {
            protect();
            encoder.start("encode " + film, () -> upload.start("upload " + film, this::release));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Publisher publisher(EcsClient client, String task, Stage encoder, Stage upload);

        @Test
        void publisher_scaleInWhileItWorks_livesUntilTheUploadIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("publisher", 2);
            SimulatedTask own = service.tasks().get(0);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(60));
            PlayedStage upload = PlayedStage.of(own, Duration.ofMinutes(10));

            publisher(client, own.arn(), encoder, upload).publish("film.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(65));
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(5));
            assertThat(own).isStopped();
        }
    }

    static class Broken extends Story {
        @Override
        Publisher publisher(EcsClient client, String task, Stage encoder, Stage upload) {
            return new Publisher(client, task, encoder, upload);
        }
    }

    static class Corrected extends Story {
        @Override
        Publisher publisher(EcsClient client, String task, Stage encoder, Stage upload) {
            return new UploadingPublisher(client, task, encoder, upload);
        }
    }
}
