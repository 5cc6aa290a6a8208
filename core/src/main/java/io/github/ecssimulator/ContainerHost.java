package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.Batons;
import io.github.ecssimulator.internal.engine.ContainerWatch;
import io.github.ecssimulator.internal.engine.ContainerWatch.Starter;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.DesiredStatus;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The host that containers run on, for what plays the code in them. {@code Containers} of the testkit uses it; a test has no need
 * to.
 *
 * <p>Safe for use from any thread.
 */
public final class ContainerHost {
    private final Simulation simulation;
    private final ContainerWatch watch;

    private ContainerHost(Simulation simulation) {
        this.simulation = simulation;
        this.watch = simulation.world().events().containers();
    }

    /** {@return the host of the tasks of a service} */
    public static ContainerHost of(SimulatedService service) {
        return new ContainerHost(
                Objects.requireNonNull(service, "service").cluster().simulation());
    }

    /** {@return the host of a task} */
    public static ContainerHost of(SimulatedTask task) {
        return new ContainerHost(Objects.requireNonNull(task, "task").cluster().simulation());
    }

    /**
     * Tells of each task of a service when its containers begin to run, of replacements too, and now of those that run. It is told
     * in the thread that moves the time, or whose call brought it about.
     *
     * @param start is told the task
     * @return a handle that ends the telling
     */
    public Subscription onStart(SimulatedService service, Consumer<SimulatedTask> start) {
        Consumer<SimulatedTask> told = Objects.requireNonNull(start, "start");
        ServiceState of = Objects.requireNonNull(service, "service").state();
        return until(watch.startOf(of, state -> told.accept(new SimulatedTask(simulation, state))));
    }

    /**
     * Tells when the containers of a task begin to run; now, if they do.
     *
     * @param start is told the task
     * @return a handle that ends the telling
     */
    public Subscription onStart(SimulatedTask task, Consumer<SimulatedTask> start) {
        Consumer<SimulatedTask> told = Objects.requireNonNull(start, "start");
        return until(watch.startOf(Objects.requireNonNull(task, "task").state(), state -> told.accept(task)));
    }

    private Subscription until(Starter starter) {
        return () -> watch.forget(starter);
    }

    /** Tells once when the containers of a task have ended: by themselves, or killed. */
    public void onEnd(SimulatedTask task, Runnable end) {
        Objects.requireNonNull(end, "end");
        watch.onEnd(Objects.requireNonNull(task, "task").state(), end);
    }

    /**
     * {@return whether the containers of a task run} Those of a task that was told to stop do until they exit or are killed; in a
     * simulator that is closed none do.
     */
    public boolean isUp(SimulatedTask task) {
        Objects.requireNonNull(task, "task");
        return simulation.read(() -> !isClosed() && ContainerWatch.isUp(task.state()));
    }

    /**
     * Ends the containers of a task by themselves, with this exit code: one that was told to stop has then obeyed, and else an
     * essential container has crashed, or is done. In a simulator that is closed none run, and it does nothing.
     */
    public void exit(SimulatedTask task, int exitCode) {
        Objects.requireNonNull(task, "task");
        try {
            end(task, exitCode);
        } catch (IllegalStateException refused) {
            if (!isClosed()) {
                throw refused;
            }
        }
    }

    private void end(SimulatedTask task, int exitCode) {
        if (task.snapshot().desiredStatus() == DesiredStatus.STOPPED) {
            simulation.make(new Deed.ContainersExited(task.state().ref(), exitCode), task);
        } else {
            task.crash(exitCode);
        }
    }

    /**
     * Begins work of the code in a container. Once the containers have ended nobody finishes it: it is lost.
     *
     * @param name what assertions and reports call it
     * @throws IllegalArgumentException if the name is blank
     */
    public Work work(SimulatedTask task, String name) {
        Objects.requireNonNull(task, "task");
        return Work.begin(simulation, task.state().ref(), name, () -> !isUp(task));
    }

    /**
     * Writes down that code of a task went on when its containers had ended, and what it tried to do, such as {@code called
     * ListTasks}, so that a lint can tell of it. In a simulator that is closed it writes nothing.
     */
    public void noteRanOn(SimulatedTask task, String deed) {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(deed, "deed");
        simulation.inputs().noteIfOpen(new NoteEvent.RanOn(task.state().ref(), deed));
    }

    /** {@return whether the simulator is closed, in which no containers run} */
    public boolean isClosed() {
        return simulation.world().time().isClosed();
    }

    /** Writes down that the program in the container of a task has ended by an exception, for those who look why the task ended. */
    public void noteFailure(SimulatedTask task, Throwable thrown) {
        Objects.requireNonNull(task, "task");
        String words = Objects.requireNonNull(thrown, "thrown").toString();
        simulation.inputs().note(new NoteEvent.ProgramFailed(task.state().ref(), words), thrown);
    }

    /**
     * Ends the threads of a container that its code has started itself, where they sleep in simulated time now, and wherever they do
     * from now on: what ends those that run in turns is thrown there, too. One that was interrupted before learns of that.
     *
     * @param group the group of the container's threads
     */
    public void endSleepersOf(ThreadGroup group) {
        simulation.world().time().batons().endSleepersOf(Objects.requireNonNull(group, "group"));
    }

    /**
     * Makes a thread of the code in a container. It runs only in its turns.
     *
     * @param group the group of the container's threads
     * @param name its name
     * @param code what it runs
     * @param end what is thrown in it where it waits after it was ended
     * @return the thread; its first turn starts it
     */
    public TurnThread newThread(ThreadGroup group, String name, Runnable code, Supplier<? extends Error> end) {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(end, "end");
        Batons batons = simulation.world().time().batons();
        return new TurnThread(batons.make(group, name, code, end));
    }
}
