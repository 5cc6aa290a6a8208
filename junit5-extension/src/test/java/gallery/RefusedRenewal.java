package gallery;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** A deployment waits for the task, so its renewal is refused, and nobody looks at the failures of the answer. */
final class RefusedRenewal {
    private RefusedRenewal() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;
        private final ScheduledExecutorService timer;
        private final Queue<String> jobs;
        private ScheduledFuture<?> heartbeat;

        Transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer, Queue<String> jobs) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.timer = timer;
            this.jobs = jobs;
        }

        void takeJob() {
            if (protect()) {
                String film = jobs.remove();
                heartbeat = timer.scheduleAtFixedRate(() -> renew(film), 20, 20, MINUTES);
                encoder.start(film, this::release);
            }
        }

        private void renew(String film) {
            if (!protect()) {
                giveBack(film);
            }
        }

        private boolean protect() {
            return isGranted(ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(30)));
        }

        boolean isGranted(UpdateTaskProtectionResponse response) {
            return true;
        }

        private void giveBack(String film) {
            encoder.cancel(film);
            jobs.add(film);
            release();
        }

        private void release() {
            heartbeat.cancel(false);
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class ObedientTranscoder extends Transcoder {
        ObedientTranscoder(
                EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer, Queue<String> jobs) {
            super(ecs, task, encoder, timer, jobs);
        }

        @Override
        boolean isGranted(UpdateTaskProtectionResponse response) {
            return response.failures().isEmpty();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(
                EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer, Queue<String> jobs);

        @Test
        void transcoder_deploymentWaitsForIt_losesNoJob(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            Queue<String> jobs = new ArrayDeque<>(List.of("film.mov"));
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(80));
            ScheduledExecutorService timer = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat");

            transcoder(client, own.arn(), encoder, timer, jobs).takeJob();
            ecs.clock().advance(Duration.ofMinutes(10));
            service.deploy(ecs.registerTaskDefinition("transcoder"));
            ecs.clock().advanceUntil(own::isStopped, Duration.ofMinutes(80));

            assertEquals(1, jobs.size(), "the film must be in the queue again");
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(
                EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer, Queue<String> jobs) {
            return new Transcoder(ecs, task, encoder, timer, jobs);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(
                EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer, Queue<String> jobs) {
            return new ObedientTranscoder(ecs, task, encoder, timer, jobs);
        }
    }
}
