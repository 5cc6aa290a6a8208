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

/** The protection has the default window of 120 minutes, the job takes longer, and nobody renews. */
final class NeverRenewed {
    private NeverRenewed() {}

    static class Transcoder {
        final EcsClient ecs;
        final String task;
        private final Stage encoder;

        Transcoder(EcsClient ecs, String task, Stage encoder) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
        }

        void transcode(String film) {
            protect();
            encoder.start(film, this::release);
        }

        void protect() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(true));
        }

        void release() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class LongTranscoder extends Transcoder {
        LongTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void protect() { // no film takes four hours
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(240));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient client, String task, Stage encoder);

        @Test
        void transcoder_filmOfThreeHours_livesUntilItIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);

            transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofHours(3)))
                    .transcode("film.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(179));
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(1));
            assertThat(own).isStopped();
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient client, String task, Stage encoder) {
            return new Transcoder(client, task, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient client, String task, Stage encoder) {
            return new LongTranscoder(client, task, encoder);
        }
    }
}
