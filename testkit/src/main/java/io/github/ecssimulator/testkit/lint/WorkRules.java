package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.StopWords;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan.Outcome;
import java.util.stream.Stream;

/** What became of the work of a task, and which periodic work ended by an exception. */
record WorkRules(Facts facts, TaskLane lane) {
    static Stream<Finding> findings(Facts facts) {
        return Stream.concat(
                facts.story().tasks().stream().flatMap(lane -> new WorkRules(facts, lane).look()),
                facts.journal().entries().stream()
                        .flatMap(entry -> entry.event() instanceof NoteEvent.WorkDied died
                                ? Stream.of(died(facts, entry, died))
                                : Stream.empty()));
    }

    private static Finding died(Facts facts, JournalEntry entry, NoteEvent.WorkDied died) {
        return facts.finding(
                Lint.DEAD_HEARTBEAT,
                null,
                entry.sequence(),
                entry.at(),
                "periodic work of " + died.executor() + " threw " + died.thrown() + " at " + facts.time(entry.at())
                        + "; a ScheduledExecutorService never runs such work again",
                "catch what it may throw inside the work");
    }

    private Stream<Finding> look() {
        return lane.work().stream()
                .filter(span -> span.outcome() == Outcome.LOST)
                .map(this::lost);
    }

    private Finding lost(WorkSpan span) {
        Stop stop = lane.stop();
        return facts.finding(
                Lint.LOST_WORK,
                lane.task(),
                stop == null ? span.sequence() : stop.sequence(),
                lane.endIfAny().orElseGet(span::from),
                "lost work \"" + span.name() + "\", open since " + facts.time(span.from()) + ": "
                        + (stop == null
                                ? "it ended"
                                : "it was told to stop at " + facts.time(stop.at()) + " by "
                                        + StopWords.of(stop.cause()))
                        + protection(),
                stop == null || stop.isHeldOffByProtection()
                        ? "protect it before it takes work, and until the work is done"
                        : Remedy.ofStop(stop.cause()));
    }

    private String protection() {
        return lane.lastWindow()
                .map(window -> ", " + protection(window))
                .orElse(facts.story().isWhole(lane) ? ", and was never protected" : "");
    }

    private String protection(Window window) {
        return switch (window.end()) {
            case EXPIRED -> "its protection had run out at " + facts.time(window.until());
            case CLEARED -> "its protection until " + facts.time(window.until()) + " had been cleared";
            case OPEN, WITH_THE_TASK -> "although it was protected until " + facts.time(window.until());
        };
    }
}
