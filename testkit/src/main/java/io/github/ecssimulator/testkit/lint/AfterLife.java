package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.text.BoundCaller;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan.Outcome;
import java.time.Instant;
import java.util.stream.Stream;

/** What code did whose containers had ended, as far as it is sure whose code it was. */
record AfterLife(Facts facts) {
    private static final String FIX =
            "end its executors and clients when it stops; what a dead process does must not count in a test";

    static Stream<Finding> findings(Facts facts) {
        AfterLife afterLife = new AfterLife(facts);
        return Stream.concat(
                facts.story().tasks().stream().flatMap(afterLife::ofLane),
                facts.journal().entries().stream().flatMap(afterLife::ofEntry));
    }

    /**
     * Tells whether a call came from the code of a task that had ended: from its own client, or, where the client is nobody's, from
     * where it came before.
     */
    static boolean isBy(TaskLane lane, LastAsks asks, Ask ask) {
        return lane.wasOverAt(ask.at())
                && BoundCaller.of(ask.caller())
                        .map(lane.task().id()::equals)
                        .orElseGet(() -> ask.isProtect() && asks.hasProtectedFromTheLineOf(ask));
    }

    private Stream<Finding> ofLane(TaskLane lane) {
        Stream<Finding> work = lane.work().stream()
                .filter(span -> span.outcome() == Outcome.AFTER_THE_END || isFinishedLater(lane, span))
                .map(span -> ofWork(lane, span));
        LastAsks asks = LastAsks.of(lane);
        Stream<Finding> calls = lane.asks().stream()
                .filter(ask -> isBy(lane, asks, ask) && !ask.isAtAgent())
                .map(ask -> finding(lane, ask.sequence(), ask.at(), "called for its protection"));
        return Stream.concat(work, calls);
    }

    private static boolean isFinishedLater(TaskLane lane, WorkSpan span) {
        return span.outcome() == Outcome.LOST && span.to() != null && lane.wasOverAt(span.to());
    }

    private Finding ofWork(TaskLane lane, WorkSpan span) {
        String work = " work \"" + span.name() + "\"";
        return span.to() != null && span.outcome() == Outcome.LOST
                ? finding(lane, span.ending(), span.to(), (hasFailed(span) ? "failed at" : "finished") + work)
                : finding(lane, span.sequence(), span.from(), "began" + work);
    }

    private boolean hasFailed(WorkSpan span) {
        return facts.journal()
                .entry(span.ending())
                .filter(entry -> entry.event() instanceof WorkEvent.Failed)
                .isPresent();
    }

    private Stream<Finding> ofEntry(JournalEntry entry) {
        if (entry.event() instanceof NoteEvent.RanOn note) {
            return ofEntry(entry, note.task(), note.deed());
        }
        return entry.event() instanceof AgentEvent event && event.request().task() != null
                ? ofEntry(entry, event.request().task(), "asked its agent")
                : Stream.empty();
    }

    private Stream<Finding> ofEntry(JournalEntry entry, TaskRef task, String deed) {
        return facts.story().task(task.id()).stream()
                .filter(lane -> lane.wasOverAt(entry.at()))
                .map(lane -> finding(lane, entry.sequence(), entry.at(), deed));
    }

    private Finding finding(TaskLane lane, long sequence, Instant at, String deed) {
        return facts.finding(
                Lint.LIFE_AFTER_DEATH,
                lane.task(),
                sequence,
                at,
                "ended at " + lane.endIfAny().map(facts::time).orElse("") + ", but its code ran on: it " + deed + " at "
                        + facts.time(at),
                FIX);
    }
}
