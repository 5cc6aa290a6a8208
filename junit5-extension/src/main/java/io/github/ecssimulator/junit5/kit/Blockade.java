package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.util.List;

/** How a service comes to have more protected tasks than it wants, and an unprotected one beside them. */
final class Blockade {
    private Blockade() {}

    /** Protects all tasks but one; they outlive a deployment and a scale-in, and hold up a task of the new deployment. */
    static void of(SimulatedService service) {
        EcsSimulator ecs = service.cluster().simulator();
        List<SimulatedTask> others = service.tasks().stream().skip(1).toList();
        ecs.api("the test kit")
                .updateTaskProtection(new UpdateTaskProtection.Request(
                        service.cluster().name(),
                        others.stream().map(SimulatedTask::arn).toList(),
                        true,
                        null));
        others.forEach(other ->
                Lints.in(ecs).allow(Lint.STILL_PROTECTED, other).allow(Lint.EXPIRED, other)); // nobody works there
        service.deploy();
        service.scaleTo(1);
    }
}
