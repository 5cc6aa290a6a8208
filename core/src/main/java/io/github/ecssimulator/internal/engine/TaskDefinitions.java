package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The task definitions of the account. */
public final class TaskDefinitions {
    private final Map<String, List<TaskDefinitionState>> families = new LinkedHashMap<>();

    private final Agenda agenda;

    TaskDefinitions(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Registers the next revision of a family. Returns the new revision. */
    public TaskDefinitionState register(String family) {
        return register(family, null);
    }

    /** Registers the next revision of a family. Returns the new revision. */
    public TaskDefinitionState register(String family, RegisterTaskDefinition.@Nullable Request request) {
        List<TaskDefinitionState> revisions = families.computeIfAbsent(family, name -> new ArrayList<>());
        TaskDefinitionRef ref = new TaskDefinitionRef(family, revisions.size() + 1);
        TaskDefinitionState next = new TaskDefinitionState(ref, request, agenda.now());
        revisions.add(next);
        return next;
    }

    public void deregister(TaskDefinitionState definition) {
        definition.deregister(agenda.now());
    }

    /** Begins to delete a revision that is INACTIVE. What runs of it goes on. */
    public void delete(TaskDefinitionState definition) {
        definition.delete(agenda.now());
    }

    public @Nullable TaskDefinitionState findOrNull(TaskDefinitionRef ref) {
        List<TaskDefinitionState> revisions = families.getOrDefault(ref.family(), List.of());
        return ref.revision() >= 1 && ref.revision() <= revisions.size() ? revisions.get(ref.revision() - 1) : null;
    }

    public @Nullable TaskDefinitionState latestOrNull(String family) {
        TaskDefinitionState latest = null;
        for (TaskDefinitionState revision : families.getOrDefault(family, List.of())) {
            latest = revision.isActive() ? revision : latest;
        }
        return latest;
    }

    /** Returns the newest revision of a family that is in use, after registering the first one if there is none. */
    public TaskDefinitionState latestOrRegistered(String family) {
        TaskDefinitionState latest = latestOrNull(family);
        return latest == null ? register(family) : latest;
    }

    /** Returns every revision of every family: families in the order they were registered, revisions from 1. */
    public List<TaskDefinitionState> all() {
        return families.values().stream().flatMap(List::stream).toList();
    }
}
