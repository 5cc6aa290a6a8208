package io.github.ecssimulator;

import io.github.ecssimulator.api.CreateTaskSet;
import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateServiceBuilder;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskSetSnapshot;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A live service: it always shows its state of now. */
public final class SimulatedService {
    private final Simulation simulation;
    private final ServiceState state;

    SimulatedService(Simulation simulation, ServiceState state) {
        this.simulation = simulation;
        this.state = state;
    }

    ServiceState state() {
        return state;
    }

    /** {@return the name} */
    public String name() {
        return state.name();
    }

    /** {@return the ARN, in the long format} */
    public String arn() {
        return state.arn().toString();
    }

    /** {@return the cluster that hosts the service} */
    public SimulatedCluster cluster() {
        return new SimulatedCluster(simulation, state.cluster());
    }

    /** {@return whether it can be used: ACTIVE, or DRAINING and then INACTIVE after {@link #delete()}} */
    public ServiceStatus status() {
        return simulation.read(state::status);
    }

    /** {@return how many tasks the service wants} */
    public int desiredCount() {
        return simulation.read(state::desiredCount);
    }

    /** {@return how many of its tasks are RUNNING} Protected tasks can keep it above the desired count. */
    public int runningCount() {
        return simulation.read(state::runningCount);
    }

    /**
     * {@return the tasks that ECS wants to run, protected or not, in the order they were started} A task that was told to stop is
     * no longer among them.
     */
    public List<SimulatedTask> tasks() {
        return simulation.tasks(state::activeTasks);
    }

    /** {@return the tasks that are protected, in the order they were started} */
    public List<SimulatedTask> protectedTasks() {
        return simulation.tasks(() -> state.taskSets().stream()
                .flatMap(set -> set.protectedTasks().stream())
                .sorted());
    }

    /**
     * Gives the service another desired count, as UpdateService does. Tasks start at once, and surplus tasks stop at once
     * unless they are protected; those leave when their protection is cleared or expires.
     *
     * @param newDesiredCount how many tasks it wants, 0 or more
     * @throws IllegalArgumentException if the count is negative
     * @throws IllegalStateException if the service was deleted, or is a daemon in a cluster whose container instances calls registered
     */
    public void scaleTo(int newDesiredCount) {
        requireCount(newDesiredCount);
        simulation.requireActive(state, this);
        if (state.schedulingStrategy() == SchedulingStrategy.DAEMON) {
            simulation.does(new Deed.DaemonScaled(state.arn(), newDesiredCount), this);
        } else {
            update(r -> r.desiredCount(newDesiredCount), this);
        }
    }

    /**
     * Forces a deployment, and returns its id: every task is replaced by one of the same task definition. Protected tasks stay
     * until their protection ends, and hold the deployment IN_PROGRESS.
     *
     * @throws IllegalStateException if the service was deleted, or the caller drives its deployments
     */
    public String deploy() {
        return deploy(null, this);
    }

    /**
     * Deploys a task definition, and returns the id of the deployment: every task is replaced by one made of it. Protected tasks
     * stay until their protection ends, and hold the deployment IN_PROGRESS.
     *
     * @throws IllegalArgumentException if the task definition belongs to another simulator
     * @throws IllegalStateException if the service was deleted, or the caller drives its deployments
     */
    public String deploy(SimulatedTaskDefinition taskDefinition) {
        Objects.requireNonNull(taskDefinition, "taskDefinition");
        taskDefinition.requireIn(simulation, this);
        return deploy(taskDefinition, this + " with " + taskDefinition);
    }

    private String deploy(@Nullable SimulatedTaskDefinition taskDefinition, Object subject) {
        simulation.requireActive(state, subject);
        String revision = taskDefinition == null ? null : taskDefinition.arn();
        Service updated = update(r -> r.taskDefinition(revision).forceNewDeployment(true), subject);
        return updated.deployments().get(0).id();
    }

    private Service update(UnaryOperator<UpdateServiceBuilder> members, Object subject) {
        UpdateService.Request request = UpdateService.request(
                r -> members.apply(r.cluster(state.cluster().arn().toString()).service(name())));
        return simulation.call(request, subject).service();
    }

    /**
     * Changes how the service replaces its tasks; it holds from now on, also for a deployment in progress.
     *
     * @param settings the deployment settings
     * @throws IllegalStateException if the service was deleted
     */
    public void configure(DeploymentSettings settings) {
        Objects.requireNonNull(settings, "settings");
        simulation.requireActive(state, this);
        simulation.does(new Deed.ServiceConfigured(state.arn(), settings), this);
    }

    /** {@return the deployments, or task sets, that still have or want tasks, newest first} */
    public List<TaskSetSnapshot> deployments() {
        return simulation.read(
                () -> state.taskSets().stream().map(TaskSetState::snapshot).toList());
    }

    /** {@return the service events, at most a hundred, newest first} */
    public List<ServiceMessage> events() {
        return simulation.read(state::messages);
    }

    /**
     * Creates a task set of a service with an EXTERNAL controller.
     *
     * @param taskDefinition what its tasks are made of
     * @param scalePercent its share of the desired count, 0 to 100
     * @throws IllegalArgumentException if the share is not 0 to 100, or the task definition belongs to another simulator
     * @throws IllegalStateException if the service was deleted or is not external
     */
    public SimulatedTaskSet createTaskSet(SimulatedTaskDefinition taskDefinition, double scalePercent) {
        Objects.requireNonNull(taskDefinition, "taskDefinition").requireIn(simulation, this);
        SimulatedTaskSet.requirePercent(scalePercent);
        simulation.requireActive(state, this);
        CreateTaskSet.Request request =
                CreateTaskSet.request(r -> r.cluster(state.cluster().arn().toString())
                        .service(name())
                        .taskDefinition(taskDefinition.arn())
                        .scale(new TaskSet.Scale(scalePercent, "PERCENT")));
        TaskSet created = simulation.call(request, this).taskSet();
        return new SimulatedTaskSet(
                simulation,
                simulation.read(() -> state.taskSets().stream()
                        .filter(set -> set.id().equals(created.id()))
                        .findFirst()
                        .orElseThrow()));
    }

    /**
     * Starts the settings of Service Auto Scaling for this service.
     *
     * @param tasksMin the fewest tasks it may want
     * @param tasksMax the most tasks it may want
     * @return what to scale by
     * @throws IllegalArgumentException if the bounds are negative or crossed
     */
    public ServiceAutoScaling autoScaling(int tasksMin, int tasksMax) {
        return new ServiceAutoScaling(this, simulation.clock(), tasksMin, tasksMax);
    }

    /** Deletes the service by force and stops its tasks, also protected ones. Nothing happens to a deleted service. */
    public void delete() {
        if (simulation.read(state::status) == ServiceStatus.ACTIVE) {
            simulation.call(new DeleteService.Request(state.cluster().arn().toString(), name(), true), this);
        }
    }

    /** {@return the service as it stands, an immutable copy} */
    public ServiceSnapshot snapshot() {
        return simulation.read(() -> state.snapshot(simulation.world().time().now()));
    }

    static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("newDesiredCount must be 0 or more, but was " + count + ".");
        }
    }

    /**
     * Tells whether the other is this very service, of the same simulator; one that was created again after a deletion is
     * another.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedService service && state == service.state;
    }

    @Override
    public int hashCode() {
        return state.arn().hashCode();
    }

    @Override
    public String toString() {
        return "service " + state.cluster().name() + "/" + name();
    }
}
