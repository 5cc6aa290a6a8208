package io.github.ecssimulator;

import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.TaskRef;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A piece of work under way in a task, such as a job taken from a queue. The world does nothing about it: it is in the journal, so
 * that assertions and reports can tell whether it was protected, and whether it was lost.
 *
 * <pre>{@code
 * try (Work work = busy.work("job 7")) {
 *     worker.transcode(job);
 * }
 * }</pre>
 *
 * <p>It is lost when the containers of its task end before it is finished. Safe for use from any thread.
 */
public final class Work implements AutoCloseable {
    private final Simulation simulation;
    private final TaskRef task;
    private final String name;
    private final BooleanSupplier isGone;
    private final AtomicBoolean isFinished = new AtomicBoolean();

    private Work(Simulation simulation, TaskRef task, String name, BooleanSupplier isGone) {
        this.simulation = simulation;
        this.task = task;
        this.name = name;
        this.isGone = isGone;
    }

    static String requireName(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("Work needs a name by which a report can tell it from other work.");
        }
        return name;
    }

    /** Begins work of code that finishes nothing when it is gone. */
    static Work begin(Simulation simulation, TaskRef task, String name, BooleanSupplier isGone) {
        simulation.inputs().begin(new WorkEvent.Begun(task, requireName(name)));
        return new Work(simulation, task, name, isGone);
    }

    /** Runs its code, and says how that ended. */
    void run(Runnable code) {
        try {
            code.run();
        } catch (Throwable thrown) {
            fail();
            throw thrown;
        }
        finish();
    }

    /** Calls its code, and says how that ended. */
    <T> T call(Callable<T> code) throws Exception {
        T result;
        try {
            result = code.call();
        } catch (Throwable thrown) {
            fail();
            throw thrown;
        }
        finish();
        return result;
    }

    /** {@return what the work is called} */
    public String name() {
        return name;
    }

    /** {@return whether somebody said that it is finished or has failed, be it that its task had ended before} */
    public boolean isFinished() {
        return isFinished.get();
    }

    /** Says that the work is done. Of what has ended it does nothing. */
    public void finish() {
        end(new WorkEvent.Finished(task, name));
    }

    /**
     * Says that the work has failed: it ends as when it is finished, and is told otherwise. Of what has ended it does nothing.
     *
     * <pre>{@code
     * Work work = busy.work("job 7");
     * worker.onError(error -> work.fail());
     * }</pre>
     */
    public void fail() {
        end(new WorkEvent.Failed(task, name));
    }

    private void end(WorkEvent event) {
        if (!isGone.getAsBoolean() && isFinished.compareAndSet(false, true)) {
            simulation.inputs().note(event);
        }
    }

    /**
     * The same as {@link #finish()}, also when a {@code try} is left by an exception, which nobody tells it. Where work may be dropped, as
     * by the stop signal, call {@code finish()} as the last statement instead, and let what was dropped stay open: then it is lost.
     */
    @Override
    public void close() {
        finish();
    }

    @Override
    public String toString() {
        return "work \"" + name + "\" of task " + task;
    }
}
