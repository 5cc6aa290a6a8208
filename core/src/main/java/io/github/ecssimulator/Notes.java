package io.github.ecssimulator;

import io.github.ecssimulator.internal.operation.CallSites;
import io.github.ecssimulator.internal.operation.FaultPlan;
import io.github.ecssimulator.internal.operation.Inputs;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.HeldUpWork;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.StuckThread;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is noted down in a world, and what its threads wait for, for those who look back: the world does nothing about it. Safe for
 * use from any thread.
 */
public final class Notes {
    private final Inputs inputs;
    private final Queues queues = new Queues();

    Notes(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * {@return the threads of the code under test that rest now although no move of simulated time can help them on; where time
     * does not settle, those of containers at most} They wait in real time for work that was planned in it, or for each other's
     * locks. The explanation of a failure asks, for what did not come may be theirs to do.
     */
    public List<StuckThread> stuckThreads() {
        return inputs.world().time().settler().stuckThreads().stream()
                .filter(Notes::mayBeTheUsers)
                .toList();
    }

    /**
     * Tells which threads waited so when a protection ran out, and which for a lock: by the time somebody asks, the worker may have
     * ended them. Of the first twenty instants at which one did.
     *
     * @param instant when it ran out
     * @return the threads; none where nobody has looked
     */
    public List<StuckThread> stuckThreadsAt(Instant instant) {
        return inputs.world().time().settler().stuckThreadsAt(SimulatedTime.requireInstant("instant", instant)).stream()
                .filter(Notes::mayBeTheUsers)
                .toList();
    }

    /** Libraries have threads that sleep or wait for a while between two looks at something else. */
    private static boolean mayBeTheUsers(StuckThread thread) {
        return !isInALine(thread.kind())
                || thread.place()
                        .filter(frame -> CallSites.isTheUsers(frame.getClassName()))
                        .isPresent();
    }

    /**
     * Notes that work of an executor is due, and waits for its only thread, which is busy with other work. The executors of the testkit
     * do so: the explanation of a failure asks, for a heartbeat may have waited behind the job.
     *
     * @param executor what is to run it, such as {@code heartbeats}
     * @return to be run when the work begins
     */
    public Runnable addHeldUp(String executor) {
        Objects.requireNonNull(executor, "executor");
        Queues.Wait wait = queues.add(executor, inputs.world().time().now());
        return () -> queues.end(wait, inputs.world().time().now());
    }

    /**
     * Tells what work waited for the thread of its executor, of the last thousand pieces that ever did.
     *
     * @param instant when
     * @return the work that was due by then and had not begun, in the order in which it was due
     */
    public List<HeldUpWork> heldUpAt(Instant instant) {
        return queues.at(SimulatedTime.requireInstant("instant", instant));
    }

    private static boolean isInALine(StuckThread.Kind kind) {
        return switch (kind) {
            case SLEEP, TIMED_WAIT, LOCK -> true;
            case SCHEDULED_EXECUTOR, TIMER, DELAYED_FUTURES, DELAY_QUEUE, DEADLOCK -> false;
        };
    }

    /** {@return how many faults were injected so far, also those that are used up, lifted, or dropped from the journal} */
    public int faultsInjected() {
        return inputs.ofFaults(FaultPlan::injected);
    }

    /** Writes down what the test means so. */
    public void add(NoteEvent.Meant meant) {
        inputs.note(Objects.requireNonNull(meant, "meant"));
    }

    /**
     * Writes down that work which repeats has ended by an exception, and never runs again. The executors of the testkit do so; for one
     * of your own, so that a lint can tell of it:
     *
     * <pre>{@code
     * ecs.clock().notes().addDeath("heartbeats", exception);
     * }</pre>
     *
     * @param executor what ran it, such as {@code heartbeats}
     * @param thrown how it ended
     */
    public void addDeath(String executor, Throwable thrown) {
        Objects.requireNonNull(executor, "executor");
        inputs.note(
                new NoteEvent.WorkDied(
                        executor, Objects.requireNonNull(thrown, "thrown").toString()),
                thrown);
    }
}
