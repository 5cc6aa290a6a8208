package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** One error counts as a sign that this is no ECS, and switches the protection off for good. */
final class GivesUpForEver {
    private GivesUpForEver() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;
        private boolean isOnEcs = true;

        Transcoder(EcsClient ecs, String task, Stage encoder) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
        }

        void transcode(String film) {
            protect(true);
            encoder.start(film, () -> protect(false));
        }

        private void protect(boolean on) {
            if (isOnEcs) {
                try {
                    ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(on));
                } catch (SdkException e) {
                    whenFailed(e);
                }
            }
        }

        void whenFailed(SdkException error) {
            isOnEcs = false;
        }
    }

    static final class StubbornTranscoder extends Transcoder {
        StubbornTranscoder(EcsClient ecs, String task, Stage encoder) {
            super(ecs, task, encoder);
        }

        @Override
        void whenFailed(SdkException error) {
            throw error; // it is asked again
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder);

        @Test
        void transcoder_ecsFailsOnce_isSparedWithItsNextFilm(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
            Transcoder transcoder = transcoder(client, own.arn(), PlayedStage.of(own, Duration.ofMinutes(20)));

            offer(transcoder, "first.mov");
            ecs.clock().advance(Duration.ofMinutes(30));
            offer(transcoder, "second.mov");
            ecs.clock().advance(Duration.ofMinutes(10));
            service.scaleTo(0);

            assertThat(own).isRunning();
        }

        private static void offer(Transcoder transcoder, String film) {
            try {
                transcoder.transcode(film);
            } catch (SdkException e) {
                // another worker takes the film
            }
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
            return new StubbornTranscoder(ecs, task, encoder);
        }
    }
}
