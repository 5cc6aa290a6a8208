package lints;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** A worker that makes one mistake, and the same one without it. */
abstract class Example {
    final EcsSimulator world = EcsSimulator.builder().lenient().build();
    final SimulatedService service = world.createCluster("media").createService("transcoder", Limits.UPDATED_TASKS + 2);
    final SimulatedTask own = service.tasks().get(1);
    final EcsClient ecs = EcsClients.direct(world);
    final Lint lint;

    Example(Lint lint) {
        this.lint = lint;
    }

    /** What the worker does, with the mistake. */
    abstract void broken();

    /** The same, without it. */
    abstract void mended();

    /** Whether ECS did so: a refusal comes with HTTP 200, too. */
    final boolean protect(int minutes) {
        return ecs.updateTaskProtection(r -> r.cluster("media")
                        .tasks(own.arn())
                        .protectionEnabled(true)
                        .expiresInMinutes(minutes))
                .failures()
                .isEmpty();
    }

    final void protectAll(List<String> tasks) {
        try {
            ecs.updateTaskProtection(
                    r -> r.cluster("media").tasks(tasks).protectionEnabled(true).expiresInMinutes(60));
        } catch (EcsException e) {
            return; // as such workers do
        }
    }

    final void clear() {
        ecs.updateTaskProtection(r -> r.cluster("media").tasks(own.arn()).protectionEnabled(false));
    }

    /** A job of ten minutes. */
    final void encode() {
        try (Work job = own.work("film.mov")) {
            pass(10);
            assert !job.isFinished();
        }
    }

    final void every(int minutes, Runnable beat) {
        beat.run();
        world.clock().runEvery(Duration.ofMinutes(minutes), "heartbeat", beat);
    }

    final void pass(int minutes) {
        world.clock().advance(Duration.ofMinutes(minutes));
    }

    @Override
    public String toString() {
        return lint.id();
    }
}
