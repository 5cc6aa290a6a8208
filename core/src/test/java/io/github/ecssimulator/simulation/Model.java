package io.github.ecssimulator.simulation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What ECS should answer, told a second time in the plainest way: who is protected until when.
 *
 * <p>Births, deaths and desired counts are read from the journal. Protection is not: the model works it out from the calls
 * and the time alone.
 */
final class Model {
    private static final Duration RETENTION = Duration.ofHours(1);

    private final boolean blocks;
    private final Map<String, Instant> protectedUntil = new LinkedHashMap<>();
    private final Map<String, ModelTask> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> desired = new LinkedHashMap<>();
    private final Map<String, Boolean> clusters = new LinkedHashMap<>();
    private final Map<String, DeploymentSettings> settings = new LinkedHashMap<>();
    private final Set<String> drainingPlaces = new LinkedHashSet<>();
    private final Set<String> draining = new LinkedHashSet<>();
    private final Map<String, Instant> failedToStartAt = new LinkedHashMap<>();
    private final Map<String, String> startedBy = new LinkedHashMap<>();
    private final ModelRollouts rollouts = new ModelRollouts();

    /** A task as the journal told it; {@code service} is {@code null} for a standalone task. */
    static final class ModelTask {
        final String id;
        final String arn;
        final String cluster;
        final String service;
        String deployment;
        TaskStatus status = TaskStatus.PROVISIONING;
        boolean stops;
        boolean retires;
        boolean standsIn;
        boolean failedToStart;
        Instant stoppedAt;

        ModelTask(TaskRef ref) {
            id = ref.id().value();
            arn = ref.arn().toString();
            cluster = ref.arn().clusterName();
            service = ref.serviceName() == null ? null : cluster + "/" + ref.serviceName();
        }

        /** Whether it comes up or runs, and nobody told it to stop. */
        boolean isActive() {
            return !stops;
        }

        boolean isRunning() {
            return !stops && status == TaskStatus.RUNNING;
        }

        boolean isOnItsWay() {
            return stoppedAt == null && !isRunning();
        }

        boolean isFailing() {
            return failedToStart && stoppedAt == null;
        }
    }

    /** An expected answer, for either operation. */
    record Answer(List<ProtectedTask> protectedTasks, List<Failure> failures) {
        Answer() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    Model(boolean blocks) {
        this.blocks = blocks;
    }

    /** Takes in what the journal tells about births, deaths and desired counts. */
    void absorb(JournalEntry entry) {
        expire(entry.at());
        if (entry.event() instanceof ClusterEvent.Created created) {
            String name = created.cluster().clusterName();
            clusters.put(name, true);
            drainingPlaces.removeIf(place -> place.startsWith(name + "/"));
            tasks.values().removeIf(task -> task.cluster.equals(name)); // those of a deleted cluster of this name
        } else if (entry.event() instanceof ClusterEvent.Deleted deleted) {
            clusters.put(deleted.cluster().clusterName(), false);
        } else if (entry.event() instanceof DeploymentEvent deployment) {
            rollouts.absorb(deployment, entry.at());
        } else if (entry.event() instanceof ServiceEvent service) {
            absorb(service);
            rollouts.absorb(service);
        } else if (entry.event() instanceof TaskEvent task) {
            absorb(task, entry.at());
        }
    }

    private void absorb(ServiceEvent event) {
        String service = key(event.service());
        if (event instanceof ServiceEvent.Created created) {
            desired.put(service, created.desiredCount());
        } else if (event instanceof ServiceEvent.Scaled scaled) {
            desired.put(service, scaled.after());
        } else if (event instanceof ServiceEvent.Deleted) {
            desired.remove(service);
            failedToStartAt.remove(service);
            draining.add(service);
        } else if (event instanceof ServiceEvent.Inactive) {
            draining.remove(service);
        }
    }

    private void absorb(TaskEvent event, Instant at) {
        String id = event.task().id().value();
        if (event instanceof TaskEvent.Created created) {
            tasks.put(id, new ModelTask(created.task()));
            tasks.get(id).deployment = startedBy.get(id);
            tasks.get(id).standsIn = rollouts.isReplaced(tasks.get(id));
        } else if (event instanceof TaskEvent.StopRequested stop) {
            tasks.get(id).stops = true;
            tasks.get(id).failedToStart = stop.cause() == StopCause.START_FAILURE;
        } else if (event instanceof TaskEvent.StatusChanged changed) {
            absorb(changed, tasks.get(id), at);
        }
    }

    private void absorb(TaskEvent.StatusChanged changed, ModelTask task, Instant at) {
        task.status = changed.path().get(changed.path().size() - 1);
        if (task.isRunning()) {
            rollouts.ran(task);
        }
        if (endsStopped(changed)) {
            task.stoppedAt = at;
            if (task.failedToStart && task.service != null) {
                failedToStartAt.put(task.service, at);
                rollouts.failedToStart(task);
            }
            protectedUntil.remove(task.id);
        }
    }

    /** Takes in that the host of a task is retired, which no entry of the journal tells. */
    void retires(String id) {
        tasks.get(id).retires = true;
    }

    /** Takes in whether the container instance of a zone sends its tasks away. */
    void drains(String place, boolean draining) {
        if (draining) {
            drainingPlaces.add(place);
        } else {
            drainingPlaces.remove(place);
        }
    }

    boolean isDraining(String place) {
        return drainingPlaces.contains(place);
    }

    boolean isRetiring(String id) {
        return tasks.get(id).retires;
    }

    /** Takes in which deployment started a task, which no entry of the journal tells. */
    void startedBy(String id, String deployment) {
        startedBy.put(id, deployment);
    }

    /** Of a task that a replaced deployment gets: how many others run or come up there, or run in the newer one. */
    Optional<Integer> coverWithout(TaskRef ref) {
        ModelTask task = new ModelTask(ref);
        task.deployment = startedBy.get(task.id);
        boolean rolls = task.service != null && settings(task.service).strategy() == DeploymentStrategy.ROLLING;
        return rolls && rollouts.isReplaced(task)
                ? Optional.of(rollouts.cover(tasksOf(task.service)))
                : Optional.empty();
    }

    static boolean endsStopped(TaskEvent.StatusChanged changed) {
        return changed.path().get(changed.path().size() - 1) == TaskStatus.STOPPED;
    }

    static String key(ServiceArn service) {
        return service.clusterName() + "/" + service.serviceName();
    }

    /** Lets time pass: documented: UTP; assumed: U22. */
    void expire(Instant now) {
        protectedUntil.values().removeIf(until -> !now.isBefore(until));
    }

    /** The answer of UpdateTaskProtection; the model is changed as the world should be. */
    Answer update(String cluster, List<String> names, boolean protect, Integer minutes, Instant now) {
        expire(now);
        Answer answer = new Answer();
        for (String name : distinct(names)) {
            FailureReason reason = against(name, cluster, now);
            ModelTask task = tasks.get(idIn(name));
            if (reason == null && protect && task.stops) { // assumed: U5
                reason = FailureReason.TASK_NOT_VALID;
            }
            if (reason == null && protect && isBlocked(task, now)) {
                reason = FailureReason.DEPLOYMENT_BLOCKED;
            }
            if (reason != null) {
                answer.failures().add(failure(name, cluster, reason));
            } else if (protect) {
                Instant until = now.plus(Duration.ofMinutes(minutes == null ? 120 : minutes));
                protectedUntil.put(task.id, until);
                answer.protectedTasks().add(new ProtectedTask(task.arn, true, until.truncatedTo(ChronoUnit.MILLIS)));
            } else {
                protectedUntil.remove(task.id);
                answer.protectedTasks().add(new ProtectedTask(task.arn, false, null));
            }
        }
        return answer;
    }

    /** The answer of GetTaskProtection. */
    Answer get(String cluster, List<String> names, Instant now) {
        expire(now);
        Answer answer = new Answer();
        for (String name : distinct(names)) {
            FailureReason reason = against(name, cluster, now);
            if (reason != null) {
                answer.failures().add(failure(name, cluster, reason));
            } else {
                answer.protectedTasks().add(asRead(tasks.get(idIn(name))));
            }
        }
        return answer;
    }

    /** The answer of GetTaskProtection without tasks. */
    Answer getAll(String cluster, Instant now) {
        expire(now);
        Answer answer = new Answer();
        tasks.values().stream()
                .filter(task -> task.cluster.equals(cluster) && task.service != null && task.stoppedAt == null)
                .forEach(task -> answer.protectedTasks().add(asRead(task)));
        return answer;
    }

    private ProtectedTask asRead(ModelTask task) {
        Instant until = protectedUntil.get(task.id);
        return new ProtectedTask(task.arn, until != null, until == null ? null : until.truncatedTo(ChronoUnit.SECONDS));
    }

    private FailureReason against(String name, String cluster, Instant now) {
        ModelTask task = tasks.get(idIn(name));
        if (task == null || !task.cluster.equals(cluster) || isForgotten(task, now)) {
            return FailureReason.MISSING;
        }
        return task.service == null || task.stoppedAt != null ? FailureReason.TASK_NOT_VALID : null;
    }

    private static boolean isForgotten(ModelTask task, Instant now) {
        return task.stoppedAt != null && !now.isBefore(task.stoppedAt.plus(RETENTION));
    }

    private boolean isBlocked(ModelTask task, Instant now) {
        if (protectedUntil.containsKey(task.id)) {
            return blocks && desired.containsKey(task.service) && rollouts.blocksRenewal(task, look(task.service, now));
        }
        return blocks && protectedCount(task.service) > desired.get(task.service);
    }

    private ModelRollouts.Look look(String service, Instant now) {
        return new ModelRollouts.Look(
                tasksOf(service),
                desired.get(service),
                settings(service),
                now,
                task -> protectedUntil.containsKey(task.id));
    }

    private static Failure failure(String name, String cluster, FailureReason reason) {
        String arn = name.startsWith("arn:") ? name : "arn:aws:ecs:us-east-1:123456789012:task/" + cluster + "/" + name;
        return new Failure(arn, reason.name(), null);
    }

    private static List<String> distinct(List<String> names) {
        Set<String> seen = new LinkedHashSet<>();
        return names.stream().filter(name -> seen.add(idIn(name))).toList();
    }

    private static String idIn(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Optional<Instant> protectedUntil(String id) {
        return Optional.ofNullable(protectedUntil.get(id));
    }

    int protectedInAll() {
        return protectedUntil.size();
    }

    Optional<Instant> nextExpiry() {
        return protectedUntil.values().stream().min(Instant::compareTo);
    }

    long protectedCount(String service) {
        return tasks.values().stream()
                .filter(task -> service.equals(task.service) && task.isActive() && protectedUntil.containsKey(task.id))
                .count();
    }

    /** The tasks of a service that come up or run, and those that still stop. */
    List<ModelTask> tasksOf(String service) {
        return tasks.values().stream()
                .filter(task -> service.equals(task.service) && task.stoppedAt == null)
                .toList();
    }

    /** When a task of the service last failed to start; since the service was created. */
    Optional<Instant> failedToStartAt(String service) {
        return Optional.ofNullable(failedToStartAt.get(service));
    }

    /** Takes in that the deployment of a service that is under way is stopped on demand. */
    void stopped(String service) {
        rollouts.stopped(service);
    }

    boolean wasStopped(String deployment) {
        return rollouts.wasStopped(deployment);
    }

    boolean hasBaked(String deployment, DeploymentSettings settings, Instant now) {
        return rollouts.hasBaked(deployment, settings, now);
    }

    /** Takes in how a service replaces its tasks from now on, which no entry of the journal tells. */
    void configured(String service, DeploymentSettings deployment) {
        settings.put(service, deployment);
    }

    DeploymentSettings settings(String service) {
        return settings.get(service);
    }

    /** Whether a service of this name is there, be it that its last tasks still stop. */
    boolean isThere(String service) {
        return desired.containsKey(service) || draining.contains(service);
    }

    boolean hasServices(String cluster) {
        return Stream.concat(desired.keySet().stream(), draining.stream())
                .anyMatch(service -> service.startsWith(cluster + "/"));
    }

    /** The services that were not deleted, with what they want. */
    Map<String, Integer> desired() {
        return desired;
    }

    /** The clusters there ever were, and whether they are ACTIVE. */
    Map<String, Boolean> clusters() {
        return clusters;
    }

    /** The tasks of a cluster that the journal told of, also those long gone. */
    List<ModelTask> tasksIn(String cluster) {
        return tasks.values().stream()
                .filter(task -> task.cluster.equals(cluster))
                .toList();
    }
}
