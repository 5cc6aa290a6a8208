package io.github.ecssimulator;

import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.operation.TaskShape;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** A live task: it always shows its state of now, also after its record is gone from the cluster. */
public final class SimulatedTask {
    private final Simulation simulation;
    private final TaskState state;

    SimulatedTask(Simulation simulation, TaskState state) {
        this.simulation = simulation;
        this.state = state;
    }

    TaskState state() {
        return state;
    }

    /** {@return the id, 32 hex digits} */
    public String id() {
        return state.id().value();
    }

    /** {@return the ARN, in the long format} */
    public String arn() {
        return state.arn().toString();
    }

    /** {@return the cluster that hosts the task} */
    public SimulatedCluster cluster() {
        return new SimulatedCluster(simulation, state.cluster());
    }

    /** {@return the service that started the task, or empty for a standalone task} */
    public Optional<SimulatedService> service() {
        ServiceState service = state.serviceOrNull();
        return service == null ? Optional.empty() : Optional.of(new SimulatedService(simulation, service));
    }

    /** {@return where the task stands, its last status} */
    public TaskStatus lastStatus() {
        return simulation.read(state::lastStatus);
    }

    /** {@return whether the containers run: the last status is RUNNING} */
    public boolean isRunning() {
        return lastStatus() == TaskStatus.RUNNING;
    }

    /** {@return whether the task has ended: the last status is STOPPED} */
    public boolean isStopped() {
        return lastStatus() == TaskStatus.STOPPED;
    }

    /** {@return whether the task is protected: scale-in has to spare it} */
    public boolean isProtected() {
        return simulation.read(state::isProtected);
    }

    /** {@return when the protection ends, or empty when the task is unprotected} */
    public Optional<Instant> protectionExpiresAt() {
        return simulation.read(() -> Optional.ofNullable(state.protectedUntilOrNull()));
    }

    /** Stops the task as StopTask does, also a protected one. Its service starts another. */
    public void stop() {
        stop("Task stopped by user");
    }

    /**
     * Stops the task as StopTask does, also a protected one, with this {@code stoppedReason}. Its service starts another,
     * unprotected.
     */
    public void stop(String reason) {
        Objects.requireNonNull(reason, "reason");
        if (!simulation.read(state::isStopping)) {
            simulation.call(new StopTask.Request(state.cluster().arn().toString(), arn(), reason), this);
        }
    }

    /**
     * Lets an essential container end by itself, with this exit code, which ends the task, also a protected one. Its service starts
     * another.
     */
    public void crash(int exitCode) {
        simulation.does(new Deed.ContainerCrashed(state.ref(), exitCode), this);
    }

    /** Lets a health check fail: the scheduler replaces the task, also a protected one. */
    public void failHealthCheck() {
        strike(StopCause.HEALTH_CHECK);
    }

    /** Takes the Spot capacity of the task back: it stops, also a protected one. */
    public void interruptSpot() {
        strike(StopCause.SPOT_INTERRUPTION);
    }

    /**
     * Lets AWS Fargate retire the host of the task: it stops, also a protected one unless U25 is switched. Where
     * {@code maximumPercent} of its service leaves room, it stops when its replacement runs.
     */
    public void retire() {
        strike(StopCause.RETIREMENT);
    }

    /**
     * Lets the task stop as one does whose container instance is drained, also a protected one unless U27 is switched. The instance
     * itself, and the other tasks on it, stay as they are: {@code UpdateContainerInstancesState} drains them.
     */
    public void drainHost() {
        strike(StopCause.DRAINING);
    }

    /**
     * Takes the host away under the task: it stops, also a protected one, without a stop signal and with no time for its code. The
     * container instance, and the other tasks on it, stay as they are: {@code DeregisterContainerInstance} takes them away.
     */
    public void loseHost() {
        strike(StopCause.HOST_LOSS);
    }

    private void strike(StopCause cause) {
        simulation.does(new Deed.TaskStruck(state.ref(), cause), this);
    }

    /**
     * Plays the part of the code in the task when it gets its stop signal. The handler runs in the thread that moves the
     * time, or whose call stops the task, at the instant at which the task is STOPPING. It may end the containers with
     * {@link StopNotice#exit(int)}, at once or later. Until then the task is STOPPING, whatever the timings of the world:
     * containers that have not ended after the {@code stopTimeout} of their task definition, by default 30 seconds, are killed
     * and exit with 137. Those of a task without a handler are killed as soon as the timings allow.
     *
     * <pre>{@code
     * task.onStop(notice -> clock.runAfter(Duration.ofSeconds(5), "finish the work", () -> notice.exit(0)));
     * }</pre>
     *
     * @param handler what the code does
     */
    public void onStop(Consumer<StopNotice> handler) {
        Objects.requireNonNull(handler, "handler");
        simulation.inputs().handleSignal(state, () -> handler.accept(this::exit));
    }

    private boolean exit(int exitCode) {
        return Boolean.TRUE.equals(simulation.make(new Deed.ContainersExited(state.ref(), exitCode), this));
    }

    /**
     * Begins a piece of work of the code in this task. Work may overlap, and several pieces may have one name: the oldest of them is
     * finished first.
     *
     * <pre>{@code
     * Work job = busy.work("job 7");
     * worker.onDone(job::finish);
     * }</pre>
     *
     * @param name what assertions and reports call it, such as {@code job 7}
     * @return the work, to be finished
     * @throws IllegalArgumentException if the name is blank
     */
    public Work work(String name) {
        return Work.begin(simulation, state.ref(), name, () -> false);
    }

    /**
     * Makes code a piece of work each time it runs.
     *
     * @param name what assertions and reports call it
     * @param code what the code in the task does
     * @return the same code, whose work begins before it and is finished behind it, or has failed if it throws
     * @throws IllegalArgumentException if the name is blank
     */
    public Runnable work(String name, Runnable code) {
        Work.requireName(name);
        Objects.requireNonNull(code, "code");
        return () -> work(name).run(code);
    }

    /**
     * Makes code a piece of work each time it runs.
     *
     * @param <T> what the code returns
     * @param name what assertions and reports call it
     * @param code what the code in the task does
     * @return the same code, whose work begins before it and is finished behind it, or has failed if it throws
     * @throws IllegalArgumentException if the name is blank
     */
    public <T> Callable<T> work(String name, Callable<T> code) {
        Work.requireName(name);
        Objects.requireNonNull(code, "code");
        return () -> work(name).call(code);
    }

    /**
     * {@return the environment variables by which the code in this task reaches its agent, its metadata and ECS, for a process that
     * plays the task: those that the server of this simulator gives, of several servers the last one started}
     *
     * <pre>{@code
     * try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
     *     ProcessBuilder worker = new ProcessBuilder("node", "worker.js");
     *     worker.environment().putAll(task.environment());
     * }
     * }</pre>
     *
     * @throws IllegalStateException if no server was started for this simulator, or it was closed
     */
    public Map<String, String> environment() {
        Function<TaskState, Map<String, String>> door = simulation.read(simulation.world()::environmentOrNull);
        if (door == null) {
            throw new IllegalStateException(
                    "No server was started for this simulator, so there is nothing that the code in "
                            + "the task could reach. Start one with EcsSimulatorServer.start(ecs).");
        }
        return door.apply(state);
    }

    /** {@return the task as it stands, an immutable copy} */
    public TaskSnapshot snapshot() {
        return simulation.read(() -> state.snapshot(simulation.world().time().now()));
    }

    /** {@return the task as DescribeTasks with its tags shows it. No call stands in the journal for it: an immutable copy} */
    public Task described() {
        return simulation.read(() -> new TaskShape(simulation.world()).of(state, true));
    }

    /**
     * {@return whether the code in the task has a task role, without which its agent can neither change nor read its protection} A
     * task definition that was registered by a call has the role it was registered with, or none; any other has one. Source:
     * documented: TSIPE.
     */
    public boolean hasTaskRole() {
        return TaskShape.hasRole(state);
    }

    /** {@return what happened to this task, up to now: the lines of the timeline that concern it} */
    public String story() {
        return simulation.world().journal().explain(id());
    }

    /** Tells whether the other is this very task, of the same simulator. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedTask task && state.equals(task.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
