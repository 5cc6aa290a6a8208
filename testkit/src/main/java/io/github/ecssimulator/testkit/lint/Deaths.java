package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import java.util.stream.Stream;

/** Which periodic work ended by an exception. */
final class Deaths {
    private final Facts facts;

    private Deaths(Facts facts) {
        this.facts = facts;
    }

    static Stream<Finding> findings(Facts facts) {
        Deaths deaths = new Deaths(facts);
        return facts.journal().entries().stream()
                .flatMap(entry -> entry.event() instanceof NoteEvent.WorkDied died
                        ? Stream.of(deaths.finding(entry, died))
                        : Stream.empty());
    }

    private Finding finding(JournalEntry entry, NoteEvent.WorkDied died) {
        return facts.finding(
                Lint.DEAD_HEARTBEAT,
                null,
                entry.sequence(),
                entry.at(),
                "periodic work of " + died.executor() + " threw " + died.thrown() + " at " + facts.time(entry.at())
                        + "; a ScheduledExecutorService never runs such work again",
                "catch what it may throw inside the work");
    }
}
