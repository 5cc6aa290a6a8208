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

/**
 * The job is done, and nobody clears the protection. Its test passes although the worker is broken: it does not ask whether
 * the service gets its capacity back.
 */
final class StaysProtected {
    private StaysProtected() {}

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
            protect();
            encoder.start(film, this::whenDone);
        }

        private void protect() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(true));
        }

        void whenDone() {}

        void release() {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class TidyTranscoder extends Transcoder {
        TidyTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void whenDone() {
            release();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient client, String task, Stage encoder);

        @Test
        void transcoder_scaleInWhileItWorks_finishesTheFilm(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);

            transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofMinutes(40)))
                    .transcode("film.mov");
            service.scaleTo(1);
            ecs.clock().advance(Duration.ofMinutes(39));

            assertThat(own).isRunning().isProtected();
            ecs.clock().advance(Duration.ofMinutes(1));
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
            return new TidyTranscoder(client, task, encoder);
        }
    }
}
