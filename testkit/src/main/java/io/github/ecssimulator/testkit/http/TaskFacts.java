package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.StopCode;
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
 * @param members the members of the answer; null where nothing is known
 */
record TaskFacts(TaskRef ref, Map<String, @Nullable Object> members) {

    /** Finds a task by its id or its ARN. */
    static Optional<TaskFacts> of(EcsSimulator ecs, String idOrArn) {
        return ecs.task(idOrArn)
                .map(task -> described(task.snapshot()))
                .or(() -> told(ecs, idOrArn.substring(idOrArn.lastIndexOf('/') + 1)))
                .filter(found ->
                        !idOrArn.contains("/") || found.ref.arn().toString().equals(idOrArn));
    }

    private static TaskFacts described(TaskSnapshot task) {
        TaskFacts facts = of(task.ref(), task.lastStatus(), task.desiredStatus(), true);
        facts.put("protectedUntil", task.protectedUntil());
        facts.put("createdAt", task.createdAt());
        facts.put("startedAt", task.startedAt());
        facts.put("stoppedAt", task.stoppedAt());
        facts.put("stopCode", task.stopCode().map(StopCode::wireName).orElse(null));
        facts.put("stoppedReason", task.stoppedReason());
        facts.members.put("exitCode", task.exitCode());
        return facts;
    }

    /** What the journal tells of a task whose record is gone: it has stopped. */
    private static Optional<TaskFacts> told(EcsSimulator ecs, String id) {
        TaskFacts facts = null;
        for (JournalEntry entry : ecs.journal().entries()) {
            if (entry.event() instanceof TaskEvent event
                    && event.task().id().value().equals(id)) {
                facts = facts == null ? of(event.task(), TaskStatus.STOPPED, DesiredStatus.STOPPED, false) : facts;
                facts.learn(event, entry.at());
            }
        }
        return Optional.ofNullable(facts);
    }

    private static TaskFacts of(TaskRef ref, TaskStatus lastStatus, DesiredStatus desiredStatus, boolean described) {
        TaskFacts facts = new TaskFacts(ref, new LinkedHashMap<>());
        facts.put("task", ref.arn());
        facts.put("service", ref.service().orElse(null));
        facts.put("lastStatus", lastStatus);
        facts.put("desiredStatus", desiredStatus);
        facts.members.put("described", described);
        List.of("protectedUntil", "createdAt", "startedAt", "stoppedAt", "stopCode", "stoppedReason", "exitCode")
                .forEach(unknown -> facts.members.put(unknown, null));
        return facts;
    }

    private void learn(TaskEvent event, Instant at) {
        if (event instanceof TaskEvent.Created) {
            put("createdAt", at);
        } else if (event instanceof TaskEvent.StopRequested stop) {
            put("stopCode", stop.cause().code().wireName());
            put("stoppedReason", stop.reason());
        } else if (event instanceof TaskEvent.StatusChanged change) {
            if (change.path().lastIndexOf(TaskStatus.RUNNING) > 0) {
                put("startedAt", at);
            }
            if (change.path().lastIndexOf(TaskStatus.STOPPED) > 0) {
                put("stoppedAt", at);
            }
        }
    }

    private void put(String name, @Nullable Object text) {
        members.put(name, text == null ? null : text.toString());
    }

    /** With the lines of the timeline that tell of it. */
    Map<String, @Nullable Object> withStory(EcsSimulator ecs) {
        members.put("story", ecs.journal().explain(ref.id().value()).lines().toList());
        return members;
    }
}
