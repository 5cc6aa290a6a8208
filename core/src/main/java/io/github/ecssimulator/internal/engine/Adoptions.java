package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes in tasks that were started before the world began. Called under the lock of the world. */
public record Adoptions(
        Services services,
        Deployments deployments,
        Looks looks,
        Tasks tasks,
        TaskDefinitions taskDefinitions,
        Agenda agenda) {

    /**
     * Creates a service that has tasks already. Those of another task definition belong to a deployment that the one of
     * the service replaces. Then the scheduler looks at it: it starts what is missing and stops what is too many.
     *
     * @throws IllegalArgumentException if a task cannot be
     */
    public ServiceState service(ClusterState cluster, String name, ServiceSettings spec, List<GivenTask> given) {
        if (spec.controller() == DeploymentController.EXTERNAL && !given.isEmpty()) {
            throw new IllegalArgumentException("A service with an EXTERNAL controller starts its tasks by task sets, so"
                    + " it cannot be created with tasks.");
        }
        check(cluster, given);
        given.stream()
                .map(GivenTask::taskDefinition)
                .filter(Objects::nonNull)
                .forEach(ref -> deployments.definitionOf(name, ref));
        // The scheduler waits until every task is there; else it would start others in their place.
        looks.batch(() -> {
            TaskSetState primary = services.create(cluster, name, spec).primaryOrNull();
            if (primary != null) {
                adopt(primary, given);
            }
        });
        ServiceState service = Objects.requireNonNull(cluster.serviceOrNull(name));
        looks.changed(service);
        return service;
    }

    private void adopt(TaskSetState primary, List<GivenTask> given) {
        reserve(given);
        Map<TaskDefinitionRef, TaskSetState> sets = new LinkedHashMap<>();
        sets.put(primary.taskDefinition().ref(), primary);
        for (GivenTask task : given) {
            TaskDefinitionRef made = task.taskDefinition();
            TaskSetState set = made == null ? primary : sets.computeIfAbsent(made, ref -> replaced(primary, ref));
            tasks.adopt(arrival(set.originOfNextTask(), task), task.protectedUntil());
        }
    }

    /** A deployment that had completed before the one that is PRIMARY began. */
    private TaskSetState replaced(TaskSetState primary, TaskDefinitionRef ref) {
        ServiceState service = primary.service();
        TaskSetState older =
                deployments.newTaskSet(service, deployments.definitionOf(service.name(), ref), primary.launch());
        older.completeBefore(agenda.now());
        service.precede(older);
        return older;
    }

    /**
     * Takes in a standalone task.
     *
     * @throws IllegalArgumentException if the task cannot be
     */
    public TaskState standalone(ClusterState cluster, GivenTask given) {
        cluster.requireActive();
        check(cluster, List.of(given));
        if (given.protectedUntil() != null) { // documented: UTP - only tasks of a service can be protected
            throw new IllegalArgumentException("A standalone task cannot be protected.");
        }
        TaskDefinitionRef ref = given.taskDefinition();
        TaskDefinitionState definition =
                ref == null ? taskDefinitions.latestOrRegistered("standalone") : deployments.definitionOf("", ref);
        reserve(List.of(given));
        String group = given.group() == null ? "family:" + definition.ref().family() : given.group();
        TaskState task = arrival(
                new TaskOrigin(cluster, null, definition, group, given.startedBy(), TaskOptions.defaults()), given);
        tasks.adopt(task, null);
        return task;
    }

    private TaskState arrival(TaskOrigin origin, GivenTask given) {
        TaskSetState set = origin.taskSet();
        String zone = given.availabilityZone() == null ? tasks.zoneFor(set) : given.availabilityZone();
        TaskState task = new TaskState(
                tasks.takeStartOrder(),
                origin,
                given.id() == null ? tasks.ids().nextTaskId() : given.id(),
                zone,
                given.createdAt() == null ? agenda.now() : given.createdAt());
        if (set != null) {
            task.tag(Tags.ofServiceTask(set));
        }
        task.comeFrom(given.lastStatus(), startedAt(given));
        if (given.stop() != null) {
            tell(task, given.stop());
        }
        return task;
    }

    private @Nullable Instant startedAt(GivenTask given) {
        if (given.startedAt() != null || given.lastStatus() != TaskStatus.RUNNING) {
            return given.startedAt();
        }
        return given.createdAt() == null ? agenda.now() : given.createdAt();
    }

    private void tell(TaskState task, GivenTask.Stop stop) {
        Instant at = stop.stoppedAt() == null ? agenda.now() : stop.stoppedAt();
        task.tellToStop(stop.cause(), stop.reason(), at);
        if (stop.exitCode() != null) {
            task.endContainers(stop.exitCode(), null);
        }
        if (task.isStopped()) {
            task.stopped(at);
        }
    }

    private void check(ClusterState cluster, List<GivenTask> given) {
        Set<TaskId> ids = new TreeSet<>();
        for (GivenTask task : given) {
            if (task.id() != null && (isTaken(cluster, task.id()) || !ids.add(task.id()))) {
                throw new IllegalArgumentException(
                        "Two tasks of " + cluster + " cannot have the id " + task.id() + ".");
            }
            requirePast("created", task.createdAt());
            requirePast("started", task.startedAt());
            requirePast("stopped", task.stop() == null ? null : task.stop().stoppedAt());
            requireProtectable(task.protectedUntil());
        }
    }

    private boolean isTaken(ClusterState cluster, TaskId id) {
        return cluster.taskOrNull(id) != null || tasks.ids().isAdopted(id);
    }

    /** Keeps the ids, before a task without one could be given one of them. */
    private void reserve(List<GivenTask> given) {
        given.stream().map(GivenTask::id).filter(Objects::nonNull).forEach(tasks.ids()::adopt);
    }

    private void requireProtectable(@Nullable Instant until) {
        if (until == null) {
            return;
        }
        if (!until.isAfter(agenda.now())) {
            throw new IllegalArgumentException(
                    "The protection of a given task ended at " + until + ", and it is " + agenda.now() + " already.");
        }
        if (until.isAfter(agenda.now().plus(Limits.PROTECTION_MAX))) {
            throw new IllegalArgumentException("ECS protects for at most " + Limits.PROTECTION_MAX.toMinutes()
                    + " minutes, but the protection of a given task ends at " + until + ", and it is " + agenda.now()
                    + ".");
        }
    }

    private void requirePast(String what, @Nullable Instant at) {
        if (at != null && at.isAfter(agenda.now())) {
            throw new IllegalArgumentException(
                    "A given task was " + what + " at " + at + ", and it is only " + agenda.now() + ".");
        }
    }
}
