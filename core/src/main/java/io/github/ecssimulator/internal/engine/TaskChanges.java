package io.github.ecssimulator.internal.engine;

/** What follows when a task has come to another status: who takes note of it, and who acts. */
record TaskChanges(Protections protections, TaskRecords records, EventBus events, Rollouts rollouts, Looks looks) {

    void taskChanged(TaskState task) {
        if (task.isStopped()) {
            task.leavePlace();
            protections.endWith(task);
            records.add(task);
        }
        events.taskChanged(task);
        TaskSetState set = task.taskSetOrNull();
        if (set != null) {
            follow(task, set);
            looks.look(set.service());
        }
    }

    private void follow(TaskState task, TaskSetState set) {
        if (task.isStopped()) {
            rollouts.taskStopped(task);
        } else if (task.isRunning()) {
            if (!task.isStopping()) {
                set.tasks().ran();
            }
            rollouts.restarts().startSucceeded(set);
        }
    }
}
