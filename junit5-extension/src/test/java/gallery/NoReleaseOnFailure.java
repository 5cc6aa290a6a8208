package gallery;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The release is on the way of success only: a job that fails leaves its task protected, with a heartbeat. */
final class NoReleaseOnFailure {
    private NoReleaseOnFailure() {}

    /** Production code. */
    interface Encoder {
        void encode(String film, Runnable onSuccess, Runnable onFailure);
    }

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Encoder encoder;
        private final ScheduledExecutorService timer;
        private final AtomicInteger errors = new AtomicInteger(); // a metric
        private ScheduledFuture<?> heartbeat;

        Transcoder(EcsClient ecs, String task, Encoder encoder, ScheduledExecutorService timer) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.timer = timer;
        }

        void transcode(String film) {
            protect();
            heartbeat = timer.scheduleAtFixedRate(this::protect, 30, 30, MINUTES);
            encoder.encode(film, this::release, this::whenFailed);
        }

        private void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
        }

        void whenFailed() {
            errors.incrementAndGet();
        }

        void release() {
            heartbeat.cancel(false);
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class TidyTranscoder extends Transcoder {
        TidyTranscoder(EcsClient ecs, String task, Encoder encoder, ScheduledExecutorService timer) {
            super(ecs, task, encoder, timer);
        }

        @Override
        void whenFailed() {
            super.whenFailed();
            release();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Encoder encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_filmCannotBeRead_givesItsCapacityBack(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            Encoder encoder = (film, onSuccess, onFailure) -> {
                Work work = own.work(film);
                ecs.clock().runAfter(Duration.ofMinutes(20), film, () -> {
                    work.fail();
                    onFailure.run();
                });
            };

            transcoder(client, own.arn(), encoder, SimulatedExecutors.scheduled(ecs.clock(), "heartbeat"))
                    .transcode("broken.mov");
            service.scaleTo(0);

            ecs.clock().advanceUntil(() -> service.runningCount() == 0, Duration.ofHours(2));
        }
    }

    static class Broken extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Encoder encoder, ScheduledExecutorService timer) {
            return new Transcoder(ecs, task, encoder, timer);
        }
    }

    static class Corrected extends Story {
        @Override
        Transcoder transcoder(EcsClient ecs, String task, Encoder encoder, ScheduledExecutorService timer) {
            return new TidyTranscoder(ecs, task, encoder, timer);
        }
    }
}
