package io.github.ecssimulator.internal.engine;

/** What follows when a task has come to another status: who takes note of it, and who acts. */
final class TaskChanges {
    private final Protections protections;
    private final TaskRecords records;
    private final EventBus events;
    private final Rollouts rollouts;
    private final Looks looks;

    TaskChanges(Protections protections, TaskRecords records, EventBus events, Rollouts rollouts, Looks looks) {
        this.protections = protections;
        this.records = records;
        this.events = events;
        this.rollouts = rollouts;
        this.looks = looks;
    }

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
            set.tasks().stopped();
            rollouts.taskStopped(task);
        } else if (task.isRunning()) {
            if (!task.isStopping()) {
                set.tasks().ran();
            }
            rollouts.taskRan(set);
        }
    }
}
