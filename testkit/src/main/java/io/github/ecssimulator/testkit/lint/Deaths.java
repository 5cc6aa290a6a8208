package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import java.util.stream.Stream;

/** Which periodic work ended by an exception. */
final class Deaths {
    private final Evidence evidence;

    private Deaths(Evidence evidence) {
        this.evidence = evidence;
    }

    static Stream<Finding> findings(Evidence evidence) {
        Deaths deaths = new Deaths(evidence);
        return evidence.journal().entries().stream()
                .flatMap(entry -> entry.event() instanceof NoteEvent.WorkDied died
                        ? Stream.of(deaths.finding(entry, died))
                        : Stream.empty());
    }

    private Finding finding(JournalEntry entry, NoteEvent.WorkDied died) {
        return evidence.finding(
                Lint.DEAD_HEARTBEAT,
                null,
                entry.sequence(),
                entry.at(),
                "periodic work of " + died.executor() + " threw " + died.thrown() + " at " + evidence.time(entry.at())
                        + "; a ScheduledExecutorService never runs such work again",
                "catch what it may throw inside the work");
    }
}
