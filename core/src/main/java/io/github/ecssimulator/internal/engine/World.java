package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.policy.Policies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole simulated state and the verbs that change it.
 *
 * <p>Verbs are called under the lock, that is from within {@link #inside(Supplier)}.
 */
public final class World {
    private final WorldSettings settings;
    private final WorldTime time;
    private final JournalLog journal;
    private final IdSequence ids;
    private final Protections protections;
    private final Tasks tasks;
    private final TaskLifecycle lifecycle;
    private final TaskRecords records;
    private final Services services;
    private final TaskSets taskSets;
    private final Adoptions adoptions;
    private final ContainerInstances containerInstances;
    private final TaskDefinitions taskDefinitions;
    private final EventBus events;
    private final FollowUps followUps;
    private final List<Function<TaskState, Map<String, String>>> environments = new ArrayList<>();
    private final Map<String, ClusterState> clusters = new LinkedHashMap<>();

    public World(WorldSettings settings, Consumer<Deed> inputs) {
        this.settings = settings;
        this.time = new WorldTime(
                settings.start(), settings.followedClock(), settings.eventCap(), settings.settling(), settings.ties());
        Agenda agenda = time.agenda();
        this.journal = new JournalLog(agenda, settings.journalLimit());
        this.followUps = new FollowUps(agenda, settings.policies());
        this.ids = new IdSequence(settings.seed(), settings.taskIds());
        this.taskDefinitions = new TaskDefinitions(agenda);
        Policies policies = settings.policies();
        Looks looks = new Looks(agenda, followUps, policies);
        EventBus bus = new EventBus(time, ids, settings.scope());
        ServiceReports reports = new ServiceReports(agenda, journal, bus, ids, policies);
        Rollouts rollouts = Rollouts.of(agenda, looks, reports, policies);
        this.events = bus;
        this.records = new TaskRecords(agenda, settings.stoppedTaskRetention());
        this.protections = new Protections(agenda, journal, policies, looks);
        TaskChanges changes = new TaskChanges(protections, records, events, rollouts, looks);
        this.lifecycle = new TaskLifecycle(agenda, journal, settings.taskTimings(), followUps, changes);
        this.tasks = new Tasks(agenda, ids, protections, lifecycle, records, settings, looks, inputs);
        ServiceScheduler scheduler = new ServiceScheduler(agenda, journal, tasks, rollouts, reports, looks, policies);
        looks.by(scheduler::reconcile);
        Deployments deployments =
                new Deployments(agenda, ids, taskDefinitions, reports, looks, tasks.victimRule(), policies);
        this.services = new Services(agenda, journal, tasks, rollouts, deployments, looks, settings);
        this.taskSets = new TaskSets(deployments, tasks, looks, agenda, policies);
        this.adoptions = new Adoptions(services, deployments, looks, tasks, taskDefinitions, agenda);
        this.containerInstances = new ContainerInstances(agenda, journal, ids, settings, tasks, services, looks);
    }

    /**
     * Runs work under the lock of the world, after all that is due. Returns what the work returned.
     *
     * @throws IllegalStateException if the simulator is closed
     */
    public <T> T inside(Supplier<T> work) {
        return time.inside(() -> {
            time.requireOpen();
            return work.get();
        });
    }

    /**
     * Runs work under the lock, on a closed world, too, so that a report can still be written. Returns what the
     * work returned.
     */
    public <T> T insideEvenClosed(Supplier<T> work) {
        return time.inside(work);
    }

    /** Runs a call up to its answer; what it brings about waits until {@link #goOn()}. */
    public <T> T answering(Supplier<T> call) {
        return followUps.answering(call);
    }

    /** Runs a call that nobody waits for, with all that it brings about. Returns its answer. */
    public <T> T answered(Supplier<T> call) {
        T answer = answering(call);
        goOn();
        return answer;
    }

    /** Does what the answered call brings about, at the same instant. */
    public void goOn() {
        followUps.goOn();
    }

    /** Ends the world: from now on it can only be read. Returns whether it was open. */
    public boolean close() {
        return time.close();
    }

    public WorldSettings settings() {
        return settings;
    }

    public Policies policies() {
        return settings.policies();
    }

    public WorldTime time() {
        return time;
    }

    public Protections protections() {
        return protections;
    }

    /** Returns the door that can tell the code in a task where it is: the last one opened, or null if there is none. */
    public @Nullable Function<TaskState, Map<String, String>> environmentOrNull() {
        return environments.isEmpty() ? null : environments.get(environments.size() - 1);
    }

    /** Opens a door to the code in tasks. */
    public void addEnvironment(Function<TaskState, Map<String, String>> door) {
        insideEvenClosed(() -> environments.add(door));
    }

    /** Takes a door away. */
    public void removeEnvironment(Function<TaskState, Map<String, String>> door) {
        insideEvenClosed(() -> environments.remove(door));
    }

    public Journal journal() {
        return insideEvenClosed(journal::soFar);
    }

    /** Returns the sequence that the next entry of the journal gets. */
    public long nextEntry() {
        return journal.next();
    }

    /** Writes down something that happened outside the engine. Returns its entry. */
    public long write(JournalEvent event) {
        return journal.write(event);
    }

    /** Writes down what came from outside, and does what follows from it. Returns what that returned. */
    public <T> T writing(JournalEvent event, Supplier<T> effects) {
        return time.agenda().because(journal.write(event), effects);
    }

    /** Returns the id of the next call, a UUID. */
    public String nextRequestId() {
        return ids.nextRequestId();
    }

    /** Finds a cluster, also a deleted one. */
    public @Nullable ClusterState clusterOrNull(String name) {
        records.forgetOld();
        return clusters.get(name);
    }

    /** Returns the clusters, also deleted ones, in the order they were created. */
    public Collection<ClusterState> clusters() {
        records.forgetOld();
        return List.copyOf(clusters.values());
    }

    /** Returns the tasks of a cluster whose records are kept, also stopped ones, in the order they were started; a live view. */
    public Stream<TaskState> tasksOf(ClusterState cluster) {
        records.forgetOld();
        return cluster.tasks();
    }

    /** Creates a cluster; one that is ACTIVE already is returned as it is. Source: documented: CreateCluster. */
    public ClusterState createCluster(String name, CreateCluster.@Nullable Request request) {
        ClusterState existing = clusters.get(name);
        if (existing != null && existing.status() == ClusterStatus.ACTIVE) {
            return existing;
        }
        ClusterState cluster = new ClusterState(new ClusterArn(settings.scope(), name), request);
        clusters.remove(name); // so that the new one comes last, in the order of creation
        clusters.put(name, cluster);
        journal.write(new ClusterEvent.Created(cluster.arn()));
        return cluster;
    }

    /** Deletes a cluster, which turns INACTIVE. Nothing happens to one that is INACTIVE already. */
    public void deleteCluster(ClusterState cluster) {
        if (cluster.status() == ClusterStatus.INACTIVE) {
            return;
        }
        cluster.requireEmpty();
        cluster.delete();
        journal.write(new ClusterEvent.Deleted(cluster.arn()));
    }

    public ContainerInstances containerInstances() {
        return containerInstances;
    }

    public Services services() {
        return services;
    }

    public TaskSets taskSets() {
        return taskSets;
    }

    /** Returns the verbs of tasks that were started before the world began. */
    public Adoptions adoptions() {
        return adoptions;
    }

    public TaskDefinitions taskDefinitions() {
        return taskDefinitions;
    }

    /**
     * Starts a standalone task, on the given instance or on any. Its group does not make it a service task, whatever it says.
     */
    public TaskState runTask(
            ClusterState cluster,
            TaskDefinitionState definition,
            String group,
            @Nullable String startedBy,
            TaskOptions options,
            @Nullable ContainerInstanceState instance) {
        cluster.requireActive();
        return tasks.startStandalone(new TaskOrigin(cluster, null, definition, group, startedBy, options), instance);
    }

    /** Stops a task, also a protected one; its service starts another, unprotected. */
    public void stopTask(
            TaskState task, StopCause cause, String reason) { // documented by absence: StopTask has no error
        if (tasks.isSparedBy(task, cause)) {
            return;
        }
        boolean waits =
                cause == StopCause.RETIREMENT && !task.isStopping() && services.retireAfterReplacement(task, reason);
        if (!waits) {
            tasks.stop(task, cause, reason);
        }
    }

    /** Ends the containers of a task by themselves. Nothing happens to a task that was told to stop before. */
    public void crashTask(TaskState task, int exitCode) { // documented: stopCode EssentialContainerExited
        if (!task.isStopping()) {
            lifecycle.crash(task, exitCode, "Essential container in task exited");
        }
    }

    /** Ends the containers of a task that was told to stop. Returns whether that came before they were killed. */
    public boolean containersEnded(TaskState task, int exitCode) {
        return lifecycle.containersEnded(task, exitCode);
    }

    /** Gives a task another place among those that scale-in may stop. */
    public void rank(TaskState task, long rank) {
        tasks.rankAs(task, rank);
    }

    /** Returns who tells the user's code what happens. */
    public EventBus events() {
        return events;
    }
}
