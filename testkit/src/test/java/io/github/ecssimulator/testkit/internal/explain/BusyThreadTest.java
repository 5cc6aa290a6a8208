package io.github.ecssimulator.testkit.internal.explain;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heartbeat that is queued behind the job on the same thread. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class BusyThreadTest {
    private static final String BUSY = "; work that repeats was due at +00:10, and waited for the only thread of ";
    private static final String LIKELY = ", which was busy with other work: most likely the renewals\n";

    private final ToldWorld world = new ToldWorld(EcsSimulator.builder());

    @AfterEach
    void close() {
        world.ecs.close();
    }

    private static void work(Container own, ExecutorService jobs) {
        own.scheduledExecutor().scheduleAtFixedRate(() -> protect(own, true), 10, 10, MINUTES);
        jobs.execute(() -> {
            protect(own, true);
            Work film = own.work("film");
            try {
                own.sleeper().sleep(Duration.ofMinutes(50));
                film.finish();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void protect(Container own, boolean enabled) {
        own.ecsClient()
                .updateTaskProtection(r -> r.cluster("media")
                        .tasks(own.taskArn())
                        .protectionEnabled(enabled)
                        .expiresInMinutes(30));
    }

    @Test
    void renewals_behindTheJobOnTheThreadOfTheContainer_areToldSo() {
        Containers.in(world.transcoder).run(own -> work(own, own.scheduledExecutor()));
        world.pass(5);
        world.transcoder.scaleTo(0);
        world.pass(40);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("Cause: no renewal came in the 30 min after +00:00, though its work \"film\" was open" + BUSY
                        + "\"scheduler of container of task "
                        + world.busy.snapshot().ref().id().abbreviated() + "\""
                        + LIKELY)
                .contains(
                        "\nFix:   let the heartbeat have another executor than the work, such as container.executor() for"
                                + " the work\n");
    }

    @Test
    void job_onAnotherExecutorOfTheContainer_keepsItsTask() {
        Containers.in(world.transcoder).run(own -> work(own, own.executor()));
        world.pass(5);
        world.transcoder.scaleTo(0);
        world.pass(40);

        assertThat(world.busy.isRunning()).isTrue();
        assertThat(world.ecs.clock().notes().heldUpAt(world.ecs.clock().instant()))
                .isEmpty();
    }

    @Test
    void renewals_behindTheJobOfASimulatedExecutor_areToldSo() {
        ScheduledExecutorService worker = SimulatedExecutors.scheduled(world.ecs.clock(), "worker");
        worker.scheduleAtFixedRate(() -> world.protect(world.busy, 30), 10, 10, MINUTES);
        worker.execute(() -> {
            world.protect(world.busy, 30);
            try {
                world.ecs.clock().sleep(Duration.ofMinutes(50));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        world.ecs.clock().runAfter(Duration.ofMinutes(5), "scale-in", () -> world.transcoder.scaleTo(0));
        world.pass(40);

        assertThat(world.told(world.busy, Symptom.LOST)).contains(BUSY + "\"worker\"" + LIKELY);
    }

    @Test
    void work_thatWaitedAndRanBefore_isNotTold() {
        ScheduledExecutorService worker = SimulatedExecutors.scheduled(world.ecs.clock(), "poller");
        worker.scheduleAtFixedRate(() -> {}, 10, 10, MINUTES);
        worker.execute(() -> {
            try {
                world.ecs.clock().sleep(Duration.ofMinutes(15));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        world.protect(world.busy, 30);
        world.transcoder.scaleTo(0);
        world.pass(40);

        assertThat(world.told(world.busy, Symptom.LOST)).doesNotContain("busy with other work");
    }

    /** Work that repeats on the thread of a job of 100 minutes, from the tenth on, while the heartbeat has an executor of its own. */
    private void poll() {
        ScheduledExecutorService worker = SimulatedExecutors.scheduled(world.ecs.clock(), "worker");
        worker.scheduleAtFixedRate(() -> {}, 10, 10, MINUTES);
        worker.execute(() -> {
            try {
                world.ecs.clock().sleep(Duration.ofMinutes(100));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Future<?> beat(int minutes) {
        return SimulatedExecutors.scheduled(world.ecs.clock(), "beats")
                .scheduleAtFixedRate(() -> world.protect(world.busy, 30), 0, minutes, MINUTES);
    }

    @Test
    void work_thatWaitsWhileRenewalsComeTooSeldom_isNotTold() {
        beat(40);
        poll();
        world.pass(85);

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains("Cause: heartbeats come every 40 min, but each protects for only 30 min\n");
    }

    @Test
    void work_thatHadWaitedWhenTheLastRenewalCame_isNotTold() {
        Future<?> beat = beat(10);
        world.ecs.clock().runAfter(Duration.ofMinutes(35), "end of the heartbeat", () -> beat.cancel(false));
        world.ecs.clock().runAfter(Duration.ofMinutes(5), "scale-in", () -> world.transcoder.scaleTo(0));
        poll();
        world.pass(85);

        assertThat(world.told(world.busy, Symptom.LOST)).contains("Cause: nobody renewed it after +00:30\n");
    }
}
