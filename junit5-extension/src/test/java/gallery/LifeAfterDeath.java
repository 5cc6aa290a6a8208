package gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The protection ends before the job does, and the task is stopped. Its test passes although the worker is broken: in the test the
 * code of the stopped task runs on, and finishes the job.
 */
final class LifeAfterDeath {
    private LifeAfterDeath() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;
        private final ScheduledExecutorService timer;
        private int done;

        Transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.timer = timer;
        }

        void transcode(String film) {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(window()));
            encoder.start(film, () -> timer.execute(this::finish));
        }

        int window() {
            return 30;
        }

        private void finish() {
            done++;
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }

        int done() {
            return done;
        }
    }

    static final class PatientTranscoder extends Transcoder {
        PatientTranscoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            super(ecs, task, encoder, timer);
        }

        @Override
        int window() {
            return 60;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_scaleInWhileItWorks_finishesTheFilm(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(40));
            Transcoder transcoder =
                    transcoder(client, own.arn(), encoder, SimulatedExecutors.scheduled(ecs.clock(), "transcoder"));

            transcoder.transcode("film.mov");
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofHours(1));

            assertEquals(1, transcoder.done());
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
            return new PatientTranscoder(ecs, task, encoder, timer);
        }
    }
}
