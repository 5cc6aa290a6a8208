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

/** The worker takes the first task that ListTasks answers for its own, as it is where only one runs. */
final class WrongTask {
    private WrongTask() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final Stage encoder;

        Transcoder(EcsClient ecs, Stage encoder) {
            this.ecs = ecs;
            this.encoder = encoder;
        }

        void transcode(String film) {
            String task = ownTask();
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(120));
            encoder.start(film, () -> release(task));
        }

        String ownTask() {
            return ecs.listTasks(r -> r.cluster("media").serviceName("transcoder"))
                    .taskArns()
                    .get(0);
        }

        private void release(String task) {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class SelfAwareTranscoder extends Transcoder {
        private final String task;

        SelfAwareTranscoder(EcsClient ecs, Stage encoder, String task) {
            super(ecs, encoder);
            this.task = task;
        }

        @Override
        String ownTask() {
            return task; // the TaskARN of its metadata
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient client, Stage encoder, String task);

        @Test
        void transcoder_oneOfThree_livesUntilTheFilmIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(2);

            transcoder(client, PlayedStage.of(own, Duration.ofMinutes(50)), own.arn())
                    .transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(20));
            service.scaleTo(1);

            assertThat(own).isRunning().isProtected();
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient client, Stage encoder, String task) {
            return new Transcoder(client, encoder);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient client, Stage encoder, String task) {
            return new SelfAwareTranscoder(client, encoder, task);
        }
    }
}
