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

/** Two jobs run side by side, and the first that is done releases the task of both. */
final class NoCount {
    private NoCount() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;

        Transcoder(EcsClient ecs, String task, Stage encoder) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
        }

        void transcode(String film) {
            begin();
            encoder.start(film, this::end);
        }

        void begin() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
        }

        void end() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class CountingTranscoder extends Transcoder {
        private int running;

        CountingTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void begin() {
            super.begin();
            running++;
        }

        @Override
        void end() {
            running--;
            if (running == 0) {
                super.end();
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder);

        @Test
        void transcoder_twoFilmsAtOnce_livesUntilBothAreDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            Transcoder transcoder = transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofMinutes(30)));

            transcoder.transcode("first.mov");
            ecs.clock().advance(Duration.ofMinutes(20));
            transcoder.transcode("second.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(29));
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(1));
            assertThat(own).isStopped();
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage encoder) {
            return new Transcoder(ecs, task, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Stage encoder) {
            return new CountingTranscoder(ecs, task, encoder);
        }
    }
}
