package io.github.ecssimulator;

import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import java.util.Objects;

/** A live cluster: it always shows its state of now. */
public final class SimulatedCluster {
    private final Simulation simulation;
    private final ClusterState state;

    SimulatedCluster(Simulation simulation, ClusterState state) {
        this.simulation = simulation;
        this.state = state;
    }

    /** {@return the short name} */
    public String name() {
        return state.name();
    }

    /** {@return the ARN} */
    public String arn() {
        return state.arn().toString();
    }

    /** {@return the simulator that the cluster lives in} */
    public EcsSimulator simulator() {
        return new EcsSimulator(simulation);
    }

    Simulation simulation() {
        return simulation;
    }

    /** {@return the clock of the simulator that the cluster lives in} */
    public SimulatedClock clock() {
        return simulation.clock();
    }

    /** {@return what happened so far in the whole simulator that the cluster lives in} */
    public Journal journal() {
        return simulation.world().journal();
    }

    /** {@return whether the cluster can be used: ACTIVE, or INACTIVE after {@link #delete()}} */
    public ClusterStatus status() {
        return simulation.read(state::status);
    }

    /**
     * Creates a service, whose tasks start at once.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @param desiredCount how many tasks it wants, 0 or more
     * @throws IllegalArgumentException if the name or the count cannot be
     * @throws IllegalStateException if the cluster is INACTIVE or has a service of this name
     */
    public SimulatedService createService(String name, int desiredCount) {
        return createService(name, ServiceSettings.replica(desiredCount));
    }

    /**
     * Creates a daemon service, which runs one task on each container instance.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @param containerInstances how many container instances the cluster has, 0 or more; where a call registered some, those count
     * @throws IllegalArgumentException if the name or the count cannot be
     * @throws IllegalStateException if the cluster is INACTIVE or has a service of this name
     */
    public SimulatedService createDaemonService(String name, int containerInstances) {
        return createService(name, ServiceSettings.daemon(containerInstances));
    }

    /**
     * Creates a service with settings of its own.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @param settings what it is created with
     * @throws IllegalArgumentException if the name cannot be
     * @throws IllegalStateException if the cluster is INACTIVE, has a service of this name, or the task definition is unknown
     */
    public SimulatedService createService(String name, ServiceSettings settings) {
        return createService(name, settings, List.of());
    }

    /**
     * Creates a service that has tasks already. It starts as many more as its desired count says, and stops unprotected
     * ones that are too many. Tasks of another task definition belong to a deployment that it has begun to replace.
     *
     * @param name one to 255 letters, digits, underscores and hyphens
     * @param settings what it is created with
     * @param tasks its tasks, in the order they were started
     * @throws IllegalArgumentException if the name cannot be, or a task: its id is taken, its protection is over or longer than ECS allows, or it was
     *     created, started or stopped after now; or if the service has an EXTERNAL controller and tasks
     * @throws IllegalStateException if the cluster is INACTIVE, has a service of this name, or a task definition is unknown
     */
    public SimulatedService createService(String name, ServiceSettings settings, List<GivenTask> tasks) {
        Names.require("service", name);
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(tasks, "tasks");
        tasks.forEach(task -> Objects.requireNonNull(task, "A given task must not be null."));
        List<GivenTask> given = List.copyOf(tasks);
        simulation.read(() -> requireNew(name));
        String madeOf = settings.taskDefinition() == null ? "" : " of task definition " + settings.taskDefinition();
        String subject = this + ", service " + name + madeOf;
        Deed deed = new Deed.ServiceGiven(state.arn(), name, settings, given);
        return new SimulatedService(simulation, (ServiceState) simulation.make(deed, subject));
    }

    private String requireNew(String name) {
        ServiceState existing = state.serviceOrNull(name);
        if (existing != null && existing.status() != ServiceStatus.INACTIVE) {
            throw new IllegalStateException(this + " has a service " + name + " already, which is " + existing.status()
                    + ". Take it with service(\"" + name + "\"), delete it first, or choose another name.");
        }
        return name;
    }

    /**
     * {@return the service of this name, also a deleted one}
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public SimulatedService service(String name) {
        Objects.requireNonNull(name, "name");
        return simulation.read(() -> {
            ServiceState service = state.serviceOrNull(name);
            if (service == null) {
                throw Names.unknown(
                        "service",
                        name,
                        " in " + this,
                        state.services().stream().map(ServiceState::name));
            }
            return new SimulatedService(simulation, service);
        });
    }

    /** {@return the services, also deleted ones, in the order they were created} */
    public List<SimulatedService> services() {
        return simulation.read(() -> state.services().stream()
                .map(service -> new SimulatedService(simulation, service))
                .toList());
    }

    /**
     * Starts a standalone task, which belongs to no service and so cannot be protected.
     *
     * @throws IllegalStateException if the cluster is INACTIVE
     */
    public SimulatedTask runTask() {
        return runTask("family:standalone");
    }

    /**
     * Starts a standalone task with a group. A group named {@code service:x} does not make it a task of service x.
     *
     * @throws IllegalStateException if the cluster is INACTIVE
     */
    public SimulatedTask runTask(String group) {
        Objects.requireNonNull(group, "group");
        return new SimulatedTask(simulation, (TaskState) simulation.make(new Deed.TaskRun(state.arn(), group), this));
    }

    /**
     * Puts a standalone task into the cluster that was started before.
     *
     * @throws IllegalArgumentException if the task is protected, its id is taken, or it was created, started or stopped
     *     after now
     * @throws IllegalStateException if the cluster is INACTIVE or the task definition is unknown
     */
    public SimulatedTask addTask(GivenTask task) {
        Objects.requireNonNull(task, "task");
        return new SimulatedTask(simulation, (TaskState) simulation.make(new Deed.TaskGiven(state.arn(), task), this));
    }

    /**
     * {@return the tasks whose records are kept, of services and standalone, also those that stopped lately, in the order they were
     * started}
     */
    public List<SimulatedTask> tasks() {
        return simulation.tasks(() -> simulation.world().tasksOf(state));
    }

    /**
     * Deletes the cluster, which turns INACTIVE. Nothing happens to an INACTIVE cluster.
     *
     * @throws IllegalStateException if it still has services or tasks
     */
    public void delete() {
        if (status() == ClusterStatus.ACTIVE) {
            simulation.call(new DeleteCluster.Request(arn()), this);
        }
    }

    /**
     * {@return whether another cluster lives in the same simulator} Two simulators of one seed give their tasks equal ids, so names
     * and ids do not tell.
     */
    public boolean sharesSimulatorWith(SimulatedCluster other) {
        return simulation == Objects.requireNonNull(other, "other").simulation;
    }

    /**
     * Tells whether the other is this very cluster, of the same simulator; one that was created again after a deletion is
     * another.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedCluster cluster && state == cluster.state;
    }

    @Override
    public int hashCode() {
        return state.arn().hashCode();
    }

    @Override
    public String toString() {
        return "cluster " + name();
    }
}
