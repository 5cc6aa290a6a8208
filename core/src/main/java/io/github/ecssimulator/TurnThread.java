package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.Baton;
import java.util.Objects;
import java.util.Optional;

/**
 * A thread of the code in a container, which runs in turns: whoever moves the time waits until it waits, be it for simulated time
 * ({@link SimulatedClock#sleep}), for its next turn, or for another thread. So one runs at a time, in an order that depends on the seed
 * alone.
 */
public final class TurnThread {
    private final Baton baton;

    TurnThread(Baton baton) {
        this.baton = baton;
    }

    /** {@return the current thread, if it runs in turns} */
    public static Optional<TurnThread> current() {
        return Optional.ofNullable(Baton.currentOrNull()).map(TurnThread::new);
    }

    /**
     * Lets it run until it waits. What it was {@linkplain #failWith given to throw} comes out here. Called by another such thread, it
     * has its turn when that waits. A thread that has ended has none, nor does one begin once the simulator is closed.
     *
     * @throws IllegalStateException if it does not come to rest within the limit of
     *     {@link io.github.ecssimulator.model.Settling}; the message names it
     */
    public void takeTurn() {
        baton.give();
    }

    /**
     * Waits, in the thread itself, for its next turn.
     *
     * @throws InterruptedException if it is interrupted
     */
    public void awaitTurn() throws InterruptedException {
        if (Thread.currentThread() != thread()) {
            throw new IllegalStateException("Only " + thread().getName() + " itself can wait for its turn.");
        }
        baton.awaitTurn();
    }

    /** Lets whoever gave it its turn throw what the code threw. */
    public void failWith(Throwable failure) {
        baton.failsWith(Objects.requireNonNull(failure, "failure"));
    }

    /** Ends it: where it waits for simulated time the error of its maker is thrown, and elsewhere it is interrupted. */
    public void end() {
        baton.end();
    }

    /** {@return whether it was ended, or has come to its end} */
    public boolean isEnded() {
        return baton.isEnded();
    }

    /** {@return the thread} */
    public Thread thread() {
        return baton.thread();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TurnThread turn && turn.baton == baton;
    }

    @Override
    public int hashCode() {
        return baton.hashCode();
    }

    @Override
    public String toString() {
        return thread().getName();
    }
}
