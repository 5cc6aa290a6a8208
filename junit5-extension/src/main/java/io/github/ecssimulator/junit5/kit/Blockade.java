package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;

/** How a service comes to have more protected tasks than it wants, and an unprotected one beside them. */
final class Blockade {
    private Blockade() {}

    /** Protects all tasks but one; they outlive a deployment and a scale-in, and hold up a task of the new deployment. */
    static void of(SimulatedService service) {
        List<String> others =
                service.tasks().stream().skip(1).map(SimulatedTask::arn).toList();
        service.cluster()
                .simulator()
                .api("the test kit")
                .updateTaskProtection(
                        new UpdateTaskProtection.Request(service.cluster().name(), others, true, null));
        service.deploy();
        service.scaleTo(1);
    }
}
