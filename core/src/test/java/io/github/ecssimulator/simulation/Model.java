package io.github.ecssimulator.simulation;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.ServiceArn;
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

    /** A task as the journal told it; {@code service} is {@code null} for a standalone task. */
    static final class ModelTask {
        final String id;
        final String arn;
        final String cluster;
        final String service;
        Instant stoppedAt;

        ModelTask(TaskRef ref) {
            id = ref.id().value();
            arn = ref.arn().toString();
            cluster = ref.arn().clusterName();
            service = ref.serviceName() == null ? null : cluster + "/" + ref.serviceName();
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
            tasks.values().removeIf(task -> task.cluster.equals(name)); // those of a deleted cluster of this name
        } else if (entry.event() instanceof ClusterEvent.Deleted deleted) {
            clusters.put(deleted.cluster().clusterName(), false);
        } else if (entry.event() instanceof ServiceEvent.Created created) {
            desired.put(key(created.service()), created.desiredCount());
        } else if (entry.event() instanceof ServiceEvent.Scaled scaled) {
            desired.put(key(scaled.service()), scaled.after());
        } else if (entry.event() instanceof ServiceEvent.Deleted deleted) {
            desired.remove(key(deleted.service()));
        } else if (entry.event() instanceof TaskEvent.Created created) {
            ModelTask task = new ModelTask(created.task());
            tasks.put(task.id, task);
        } else if (entry.event() instanceof TaskEvent.StatusChanged changed && endsStopped(changed)) {
            String id = changed.task().id().value();
            tasks.get(id).stoppedAt = entry.at();
            protectedUntil.remove(id);
        }
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
            if (reason == null && protect && isBlocked(task.service)) {
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

    private boolean isBlocked(String service) {
        return blocks && protectedCount(service) > desired.get(service);
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
                .filter(task -> service.equals(task.service) && protectedUntil.containsKey(task.id))
                .count();
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
