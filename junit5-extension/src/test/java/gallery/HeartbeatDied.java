package gallery;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** One renewal is throttled, and its exception ends the heartbeat. */
final class HeartbeatDied {
    private HeartbeatDied() {}

    static class Transcoder {
        private final EcsClient ecs;
        private final String task;
        private final Stage encoder;
        private final ScheduledExecutorService timer;
        private ScheduledFuture<?> heartbeat;

        Transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            this.ecs = ecs;
            this.task = task;
            this.encoder = encoder;
            this.timer = timer;
        }

        void transcode(String film) {
            protect();
            heartbeat = timer.scheduleAtFixedRate(this::renew, 15, 15, MINUTES);
            encoder.start(film, this::release);
        }

        void renew() {
            protect();
        }

        private void protect() {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(40));
        }

        private void release() {
            heartbeat.cancel(false);
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(false));
        }
    }

    static final class SturdyTranscoder extends Transcoder {
        private final AtomicInteger errors = new AtomicInteger(); // a metric

        SturdyTranscoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer) {
            super(ecs, task, encoder, timer);
        }

        @Override
        void renew() {
            try {
                super.renew();
            } catch (SdkException e) {
                errors.incrementAndGet(); // the next heartbeat comes in time
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class Story {

        abstract Transcoder transcoder(EcsClient ecs, String task, Stage encoder, ScheduledExecutorService timer);

        @Test
        void transcoder_oneRenewalIsThrottled_livesUntilTheFilmIsDone(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
            SimulatedTask own = service.tasks().get(0);
            PlayedStage encoder = PlayedStage.of(own, Duration.ofMinutes(90));
            ScheduledExecutorService timer = SimulatedExecutors.scheduled(ecs.clock(), "heartbeat");

            transcoder(client, own.arn(), encoder, timer).transcode("film.mov");
            ecs.clock().advance(Duration.ofMinutes(25));
            service.scaleTo(0);
            ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
            ecs.clock().advance(Duration.ofMinutes(60));
            assertThat(own).isRunning();

            ecs.clock().advance(Duration.ofMinutes(5));
            assertThat(own).isStopped();
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
            return new SturdyTranscoder(ecs, task, encoder, timer);
        }
    }
}
