package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** The release says how long it is to last, 0 minutes, and is refused for that. */
final class ReleaseRefused {
    private ReleaseRefused() {}

    static class Transcoder {
        final EcsClient ecs;
        final String task;
        private final Stage encoder;
        private final AtomicInteger errors = new AtomicInteger(); // a metric

        Transcoder(EcsClient ecs, String task, Stage encoder) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
        }

        void transcode(String film) {
            update(60);
            encoder.start(film, this::release);
        }

        private void release() {
            try {
                update(0);
            } catch (EcsException e) {
                errors.incrementAndGet();
            }
        }

        void update(int minutes) {
            ecs.updateTaskProtection(r -> r.cluster("media")
                    .tasks(task)
                    .protectionEnabled(minutes > 0)
                    .expiresInMinutes(minutes));
        }
    }

    static final class TidyTranscoder extends Transcoder {
        TidyTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void update(int minutes) {
            ecs.updateTaskProtection(r -> r.cluster("media")
                    .tasks(task)
                    .protectionEnabled(minutes > 0)
                    .expiresInMinutes(minutes > 0 ? minutes : null));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder);

        @Test
        void transcoder_filmIsDone_isStopped(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);

            transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofMinutes(10)))
                    .transcode("film.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(9));
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
            return new TidyTranscoder(ecs, task, encoder);
        }
    }
}
