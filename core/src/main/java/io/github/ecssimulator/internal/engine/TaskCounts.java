package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskStatus;

/** How many tasks stand where, kept so that nobody has to walk over them. Only tasks change it, under the lock of the world. */
public final class TaskCounts {
    private int running;
    private int goingOn;
    private int pending;
    private int notYetStopping;
    private int alive;

    /** Counts a task in or out, as it stands. */
    void count(TaskState task, int change) {
        notYetStopping += task.lastStatus().compareTo(TaskStatus.STOPPING) < 0 ? change : 0;
        running += task.isRunning() ? change : 0;
        alive += task.isStopped() ? 0 : change;
        if (!task.isStopping()) {
            goingOn += task.isRunning() ? change : 0;
            pending += task.lastStatus().compareTo(TaskStatus.RUNNING) < 0 ? change : 0;
        }
    }

    public int running() {
        return running;
    }

    /** Returns how many run and were not told to stop. */
    public int goingOn() {
        return goingOn;
    }

    /** Returns how many are on their way to run. */
    public int pending() {
        return pending;
    }

    /** How many have not reached STOPPING. */
    int notYetStopping() {
        return notYetStopping;
    }

    /** How many have not stopped. */
    int alive() {
        return alive;
    }
}
