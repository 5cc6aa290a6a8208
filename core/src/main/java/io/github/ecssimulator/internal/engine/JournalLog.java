package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens, at the instant at which it happens. */
final class JournalLog {
    private final WorldTime time;
    private final List<JournalEntry> entries = new ArrayList<>();

    JournalLog(WorldTime time) {
        this.time = time;
    }

    void write(JournalEvent event) {
        entries.add(new JournalEntry(entries.size() + 1L, time.now(), event));
    }

    Journal snapshot() {
        return new Journal(entries);
    }
}
