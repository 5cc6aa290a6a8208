package io.github.ecssimulator.journal;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param sequence its place in the journal, from 1
 * @param at when it happened, in simulated time
 * @param turn how many pieces of work of the world ran at this instant before it
 * @param cause the sequence of the entry that brought it about; 0 for what came from outside: a call, or a deed of the test
 * @param event what happened
 */
public record JournalEntry(long sequence, Instant at, int turn, long cause, JournalEvent event) {

    /** {@return whether it came from outside, so that nothing else brought it about, and is part of a recording} */
    public boolean isInput() {
        return cause == 0 && event instanceof Input;
    }

    /** {@return the entry as one line of the timeline: instant and text} */
    public String text() {
        return at + "  " + event.text();
    }

    @Override
    public String toString() {
        return sequence + ": " + text();
    }
}
