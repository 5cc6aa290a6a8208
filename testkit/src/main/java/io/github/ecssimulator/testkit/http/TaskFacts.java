package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test may ask about a task, also when ECS describes it no more.
 *
 * @param ref the task
 * @param described whether ECS still describes it
 * @param lastStatus where it stands
 * @param desiredStatus where ECS wants it to be
 * @param protectedUntil when its protection ends, or null
 * @param instants when it was created, started and stopped, as far as that is known
 * @param stopCode the code of its stop, or null
 * @param stoppedReason the same in words
 * @param exitCode what its containers ended with, as far as that is known
 */
record TaskFacts(
        TaskRef ref,
        boolean described,
        TaskStatus lastStatus,
        DesiredStatus desiredStatus,
        @Nullable Instant protectedUntil,
        Map<String, Instant> instants,
        @Nullable String stopCode,
        @Nullable String stoppedReason,
        @Nullable Integer exitCode) {

    /** Finds a task by its id or its ARN. */
    static Optional<TaskFacts> of(EcsSimulator ecs, String idOrArn) {
        Optional<SimulatedTask> task = ecs.task(idOrArn);
        Optional<TaskFacts> facts = task.isPresent() ? task.map(each -> of(each.snapshot())) : told(ecs, idOrArn);
        return facts.filter(
                found -> !idOrArn.contains("/") || found.ref.arn().toString().equals(idOrArn));
    }

    private static TaskFacts of(TaskSnapshot task) {
        return new TaskFacts(
                task.ref(),
                true,
                task.lastStatus(),
                task.desiredStatus(),
                task.protectedUntil(),
                known(task.createdAt(), task.startedAt(), task.stoppedAt()),
                task.stopCode().map(code -> code.wireName()).orElse(null),
                task.stoppedReason(),
                task.exitCode());
    }

    /** What the journal tells of a task whose record is gone: it has stopped. */
    private static Optional<TaskFacts> told(EcsSimulator ecs, String idOrArn) {
        String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
        Instant created = null;
        Instant started = null;
        Instant stopped = null;
        TaskEvent.StopRequested stop = null;
        TaskRef ref = null;
        for (JournalEntry entry : ecs.journal().entries()) {
            if (!(entry.event() instanceof TaskEvent event)
                    || !event.task().id().value().equals(id)) {
                continue;
            }
            ref = event.task();
            created = event instanceof TaskEvent.Created ? entry.at() : created;
            stop = event instanceof TaskEvent.StopRequested request ? request : stop;
            if (event instanceof TaskEvent.StatusChanged change) {
                started = isPassed(change, TaskStatus.RUNNING) ? entry.at() : started;
                stopped = isPassed(change, TaskStatus.STOPPED) ? entry.at() : stopped;
            }
        }
        if (ref == null) {
            return Optional.empty();
        }
        return Optional.of(new TaskFacts(
                ref,
                false,
                TaskStatus.STOPPED,
                DesiredStatus.STOPPED,
                null,
                known(created, started, stopped),
                stop == null ? null : stop.cause().code().wireName(),
                stop == null ? null : stop.reason(),
                null));
    }

    private static boolean isPassed(TaskEvent.StatusChanged change, TaskStatus status) {
        return change.path().lastIndexOf(status) > 0;
    }

    private static Map<String, Instant> known(
            @Nullable Instant created, @Nullable Instant started, @Nullable Instant stopped) {
        Map<String, Instant> known = new LinkedHashMap<>();
        put(known, "createdAt", created);
        put(known, "startedAt", started);
        put(known, "stoppedAt", stopped);
        return known;
    }

    private static void put(Map<String, Instant> known, String name, @Nullable Instant instant) {
        if (instant != null) {
            known.put(name, instant);
        }
    }

    /** The lines of the timeline that tell of it. */
    List<String> story(EcsSimulator ecs) {
        return ecs.journal().explain(ref.id().value()).lines().toList();
    }
}
