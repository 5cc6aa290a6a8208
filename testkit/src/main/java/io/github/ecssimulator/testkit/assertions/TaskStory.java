package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.TaskId;
import java.util.Optional;

/** What the journal tells of one task, with the calls that asked to change its protection. */
final class TaskStory {
    private final Journal journal;
    private final TaskId task;

    private TaskStory(Journal journal, TaskId task) {
        this.journal = journal;
        this.task = task;
    }

    static TaskStory of(SimulatedTask task) {
        return new TaskStory(task.cluster().journal(), new TaskId(task.id()));
    }

    String lines() {
        return journal.timeline(this::tellsOfTheTask);
    }

    ProtectionHistory protection() {
        return ProtectionHistory.of(journal, task);
    }

    private boolean tellsOfTheTask(JournalEvent event) {
        return event.concerns(task)
                || (event instanceof CallEvent call
                        && updateOf(call).map(this::names).orElse(false));
    }

    private static Optional<UpdateTaskProtection.Request> updateOf(CallEvent call) {
        return call instanceof CallEvent.Answered answered
                        && answered.request() instanceof UpdateTaskProtection.Request update
                ? Optional.of(update)
                : Optional.empty();
    }

    private boolean names(UpdateTaskProtection.Request update) {
        return update.tasks() != null
                && update.tasks().stream().anyMatch(name -> TaskName.of(name).isFor(task.value()));
    }
}
