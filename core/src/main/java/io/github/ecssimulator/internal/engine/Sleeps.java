package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Settler;
import java.time.Instant;

/** The ways to sleep in simulated time: in turns, until somebody else has moved the time, or by moving it. */
record Sleeps(Agenda agenda, Settler settler, Drives drives, Batons batons) {

    /** Sleeps whatever comes; an interruption is left to the code that sleeps. */
    void sleepThrough(Instant until) {
        boolean interrupted = Thread.interrupted();
        while (agenda.now().isBefore(until)) {
            try {
                sleepUntil(until);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the current thread if its process is gone. One that runs in turns finds out where it waits. */
    void throwIfEnded() {
        drives.sleepers().throwIfEnded();
    }

    void sleepUntil(Instant until) throws InterruptedException {
        Baton own = batons.hereOrNull();
        if (own != null) {
            own.sleepUntil(until);
            return;
        }
        if (!agenda.now().isBefore(until)) {
            return;
        }
        try (Drive move = drives.sleepUntil(until)) {
            if (move != null) {
                move.sleepUntil(until);
                throwIfEnded();
            }
        }
    }

    /** Whether the current thread is woken by somebody who moves the time, so that it sleeps instead of moving the time. */
    boolean isReaction() {
        agenda.requireOpen();
        if (batons.hereOrNull() != null) {
            return true;
        }
        return agenda.locked(() -> settler.isCodeUnderTest() && drives.isReactionPossible());
    }
}
