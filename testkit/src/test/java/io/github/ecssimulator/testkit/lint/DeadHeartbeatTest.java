package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Periodic work that an exception ends, of which the JDK tells nobody. */
class DeadHeartbeatTest {
    private final LintWorld world = new LintWorld();
    private final ScheduledExecutorService executor = SimulatedExecutors.scheduled(world.ecs.clock(), "heartbeats");

    private void renew() {
        world.ecs
                .api()
                .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(world.busy.id()), true, 30));
    }

    @Test
    void deadHeartbeat_workThatThrows_isFound() {
        ScheduledFuture<?> unused = executor.scheduleAtFixedRate(this::renew, 0, 15, TimeUnit.MINUTES);
        world.pass(20);
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.pass(60);

        assertThat(world.texts())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("dead-heartbeat: periodic work of heartbeats threw " + EcsException.class.getName())
                        .contains(" at +00:30; a ScheduledExecutorService never runs such work again"));
    }

    @Test
    void deadHeartbeat_workThatCatches_isSilent() {
        ScheduledFuture<?> unused = executor.scheduleAtFixedRate(
                () -> {
                    try {
                        renew();
                    } catch (EcsException e) {
                        return; // the next beat tries again
                    }
                },
                0,
                15,
                TimeUnit.MINUTES);
        world.pass(20);
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.pass(12);

        assertThat(world.lints()).doesNotContain(Lint.DEAD_HEARTBEAT);
    }

    @Test
    void deadHeartbeat_workThatIsCancelledOrRunsOnce_isSilent() {
        ScheduledFuture<?> beats = executor.scheduleAtFixedRate(() -> {}, 0, 15, TimeUnit.MINUTES);
        ScheduledFuture<?> once = executor.schedule(
                () -> {
                    throw new IllegalStateException("once");
                },
                5,
                TimeUnit.MINUTES);
        world.pass(20);
        beats.cancel(true);
        executor.shutdownNow();
        world.pass(20);

        assertThat(once.isDone()).isTrue();
        assertThat(world.findings()).isEmpty();
    }
}
