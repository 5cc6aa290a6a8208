package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class PollingPoolTest {
    private static final Duration LENGTH = Duration.ofHours(3); // of a job
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofHours(6);

    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private SimulatedClock clock;
    private SimulatedService service;

    @BeforeEach
    void start(EcsSimulator ecs) {
        clock = ecs.clock();
        service = ecs.createCluster("media").createService("transcoder", 2);
        Containers.in(service).run(this::main);
    }

    private void main(Container own) {
        JobGuard guard = new JobGuard(own.ecsClient(), "media", own.taskArn(), own.scheduledExecutor());
        PollingPool pool = new PollingPool(queue, new Of(own), guard, own.sleeper()::sleep);
        own.onSigterm(() -> {
            pool.stop();
            own.exit(0);
        });
        pool.start();
    }

    /** What a real queue does with a message that nobody has deleted. */
    private void redeliver(String job) {
        if (!done.contains(job)) {
            queue.add(job);
        }
    }

    @Test
    void aJobWakesAThreadThatPollsAndIsProtectedToItsEnd() {
        clock.advance(Duration.ofHours(1));
        queue.add("Metropolis");
        clock.settle(); // a thread has taken it, and no time has passed

        assertThat(service.protectedTasks()).hasSize(1);
        service.scaleTo(0);
        clock.advance(LENGTH);
        assertThat(done).containsExactly("Metropolis");
        assertThat(service).lostNoWork().gaveItsCapacityBackWithin(LENGTH).hasRunningCount(0);
    }

    @Test
    void aJobThatEndsWithinTheStopTimeoutIsDrained() {
        queue.add("Metropolis");
        clock.advance(LENGTH.minusSeconds(10));
        service.protectedTasks().get(0).stop(); // StopTask asks for no protection
        clock.advance(Duration.ofMinutes(1));

        assertThat(done).containsExactly("Metropolis");
        assertThat(service).lostNoWork();
    }

    @Test
    void aJobThatDoesNotIsHandedBack() {
        queue.add("Metropolis");
        clock.advance(Duration.ofMinutes(10));
        service.protectedTasks().get(0).stop();
        clock.advance(Duration.ofMinutes(1));
        assertThat(service.protectedTasks()).hasSize(1); // another one has it

        clock.advance(LENGTH);
        assertThat(done).containsExactly("Metropolis");
        assertThat(service).lostNoWork();
    }

    @Test
    void aJobOfAProcessThatCrashesIsDeliveredAgain() {
        queue.add("Metropolis");
        clock.advance(Duration.ofMinutes(10));
        service.protectedTasks().get(0).crash(1); // no SIGTERM, and nobody hands anything back
        clock.advance(Duration.ofMinutes(1));
        assertThat(service.protectedTasks()).isEmpty();

        clock.advance(VISIBILITY_TIMEOUT.plus(LENGTH));
        assertThat(done).containsExactly("Metropolis");
    }

    /** The queue as one container sees it: a process that was killed hands nothing back. */
    private final class Of implements PollingPool.Jobs {
        private final Container own;

        Of(Container own) {
            this.own = own;
        }

        @Override
        public void handle(String job) throws InterruptedException {
            clock.runAfter(VISIBILITY_TIMEOUT, "redelivery of " + job, () -> redeliver(job));
            Work work = own.work(job);
            try {
                own.sleeper().sleep(LENGTH);
                done.add(job);
            } finally {
                if (own.isUp()) {
                    work.finish(); // be it that it is handed back: then nothing of it is lost
                }
            }
        }

        @Override
        public void handBack(String job) {
            if (own.isUp()) {
                queue.add(job);
            }
        }
    }
}
