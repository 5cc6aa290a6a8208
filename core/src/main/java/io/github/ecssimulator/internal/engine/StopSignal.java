package io.github.ecssimulator.internal.engine;

/** The stop signal of a task, and the way for its containers to end before they are killed. */
public final class StopSignal {
    private final TaskState task;
    private final TaskLifecycle lifecycle;
    private final WorldTime time;

    StopSignal(TaskState task, TaskLifecycle lifecycle, WorldTime time) {
        this.task = task;
        this.lifecycle = lifecycle;
        this.time = time;
    }

    /** Ends the containers. Returns whether that came in time. */
    public boolean exit(int exitCode) {
        return time.inside(() -> lifecycle.containersEnded(task, exitCode));
    }
}
