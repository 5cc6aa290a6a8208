package io.github.ecssimulator;

import io.github.ecssimulator.internal.operation.CallSites;
import io.github.ecssimulator.internal.operation.FaultPlan;
import io.github.ecssimulator.internal.operation.Inputs;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.StuckThread;
import java.util.List;
import java.util.Objects;

/**
 * What is noted down in a world, and what its threads wait for, for those who look back: the world does nothing about it. Safe for
 * use from any thread.
 */
public final class Notes {
    private final Inputs inputs;

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

    /** Libraries have threads that sleep or wait for a while between two looks at something else. */
    private static boolean mayBeTheUsers(StuckThread thread) {
        return (thread.kind() != StuckThread.Kind.SLEEP && thread.kind() != StuckThread.Kind.TIMED_WAIT)
                || thread.place()
                        .filter(frame -> CallSites.isTheUsers(frame.getClassName()))
                        .isPresent();
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
