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
 * The release says how long it is to last. Its test passes although the worker is broken: that ECS lets it pass is promised
 * nowhere.
 */
final class MinutesWithFalse {
    private MinutesWithFalse() {}

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
            protect(true);
            encoder.start(film, () -> protect(false));
        }

        void protect(boolean on) {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(on).expiresInMinutes(60));
        }
    }

    static final class TidyTranscoder extends Transcoder {
        TidyTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void protect(boolean on) {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(on).expiresInMinutes(on ? 60 : null));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder);

        @Test
        void transcoder_filmIsDone_givesItsCapacityBack(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);

            transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofMinutes(40)))
                    .transcode("film.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(39));
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(1));
            assertThat(service).hasRunningCount(0);
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
            return new TidyTranscoder(ecs, task, encoder);
        }
    }
}
