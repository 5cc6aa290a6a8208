package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The endpoint ids of one world that somebody has been told, or has asked for. An id on EC2 tells nothing of its task, so an unknown one
 * is looked for among all tasks; that would cost a fleet that asks its agents as much again for each task that it has.
 */
final class KnownEndpoints {
    private static final int FEW = 1_000;

    private final EcsSimulator ecs;
    private final Map<String, String> tasks = new TreeMap<>();
    private int most = FEW;

    KnownEndpoints(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    String idOf(SimulatedTask task) {
        String id = EndpointIds.of(task, ecs.seed());
        keep(id, task);
        return id;
    }

    Optional<SimulatedTask> find(String endpointId) {
        Optional<SimulatedTask> known = known(endpointId).flatMap(ecs::task);
        if (known.isPresent()) {
            return known;
        }
        Optional<SimulatedTask> found = EndpointIds.find(ecs, endpointId);
        found.ifPresent(task -> keep(endpointId, task));
        return found;
    }

    private synchronized Optional<String> known(String endpointId) {
        return Optional.ofNullable(tasks.get(endpointId));
    }

    /** Keeps twice as many as there are tasks, or few: those of tasks that are gone go in time. */
    private synchronized void keep(String endpointId, SimulatedTask task) {
        tasks.put(endpointId, task.id());
        if (tasks.size() > most) {
            tasks.values().removeIf(each -> ecs.task(each).isEmpty());
            most = Math.max(FEW, 2 * tasks.size());
        }
    }
}
