package io.github.ecssimulator;

import io.github.ecssimulator.model.StopCode;
import java.util.function.Consumer;

/** Every way in which a task runs into something that protection does not hold off. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
public enum Strike {
    CRASH(
            "the essential container of {task} ended with 137",
            StopCode.ESSENTIAL_CONTAINER_EXITED,
            task -> task.crash(137)),
    HEALTH_CHECK(
            "{task} is struck: HEALTH_CHECK", StopCode.SERVICE_SCHEDULER_INITIATED, SimulatedTask::failHealthCheck),
    SPOT_INTERRUPTION("{task} is struck: SPOT_INTERRUPTION", StopCode.SPOT_INTERRUPTION, SimulatedTask::interruptSpot),
    RETIREMENT("{task} is struck: RETIREMENT", StopCode.TERMINATION_NOTICE, SimulatedTask::retire),
    DRAINING("{task} is struck: DRAINING", StopCode.SERVICE_SCHEDULER_INITIATED, SimulatedTask::drainHost),
    HOST_LOSS("{task} is struck: HOST_LOSS", StopCode.TERMINATION_NOTICE, SimulatedTask::loseHost);

    private final String text;
    private final StopCode code;
    private final Consumer<SimulatedTask> way;

    Strike(String text, StopCode code, Consumer<SimulatedTask> way) {
        this.text = text;
        this.code = code;
        this.way = way;
    }

    /** What the journal tells of it, with "{task}" in place of the task. */
    public String text() {
        return text;
    }

    /** What the task is stopped with. */
    public StopCode code() {
        return code;
    }

    public void at(SimulatedTask task) {
        way.accept(task);
    }
}
