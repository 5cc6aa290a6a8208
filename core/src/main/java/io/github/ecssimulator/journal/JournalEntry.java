package io.github.ecssimulator.journal;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param sequence its place in the journal, from 1
 * @param at when it happened, in simulated time
 * @param event what happened
 */
public record JournalEntry(long sequence, Instant at, JournalEvent event) {

    /**
     * Returns the entry as one line of the timeline.
     *
     * @return instant and text
     */
    public String text() {
        return at + "  " + event.text();
    }

    @Override
    public String toString() {
        return sequence + ": " + text();
    }
}
