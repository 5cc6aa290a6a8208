package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.log.AppendOnly;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what happens, at the instant at which it happens, with what it follows from. */
final class JournalLog {
    private final WorldTime time;
    private final AppendOnly<JournalEntry> entries;

    JournalLog(WorldTime time, int limit) {
        this.time = time;
        this.entries = new AppendOnly<>(limit, JournalLog::entry);
    }

    /** Writes an entry. Returns its sequence. */
    long write(JournalEvent event) {
        Object kept = KeptEvent.of(event);
        return entries.add(time.now(), time.turn(), time.cause(), kept, KeptEvent.besideItsCall(event, kept));
    }

    private static JournalEntry entry(
            long sequence, Instant at, int turn, long cause, Object kept, @Nullable Object ofCause) {
        return new JournalEntry(sequence, at, turn, cause, KeptEvent.whole(kept, ofCause));
    }

    long next() {
        return entries.added() + 1;
    }

    /** Writes an entry, and does what follows from it. */
    void write(JournalEvent event, Runnable effects) {
        time.because(write(event), effects);
    }

    Journal soFar() {
        return new Journal(entries.soFar());
    }
}
