package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lane of a task while its story is gathered. */
final class LaneDraft {
    /** The containers have ended. */
    private static final Set<TaskStatus> ENDED = Set.of(TaskStatus.DEPROVISIONING, TaskStatus.STOPPED);

    private final TaskRef task;
    private final JournalEntry begin;
    private final List<Window> windows = new ArrayList<>();
    private final List<Renewal> renewals = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<WorkSpan> work = new ArrayList<>();
    private @Nullable Stop stop;
    private @Nullable Instant end;

    LaneDraft(TaskRef task, JournalEntry begin) {
        this.task = task;
        this.begin = begin;
    }

    void add(Ask ask) {
        asks.add(ask);
    }

    void add(JournalEntry entry, TaskEvent event) {
        if (event instanceof TaskEvent.ProtectionSet set) {
            renewals.add(new Renewal(entry.sequence(), entry.at(), set.until()));
        } else if (event instanceof TaskEvent.StopRequested told) {
            stop = new Stop(entry.sequence(), entry.at(), told.cause(), told.reason());
        } else if (event instanceof TaskEvent.StatusChanged change
                && change.path().stream().anyMatch(ENDED::contains)) {
            end(entry.at());
        } else if (event instanceof TaskEvent.Adopted adopted && ENDED.contains(adopted.status())) {
            end(entry.at());
        }
        switch (event.protectionChange()) {
            case CLEARED -> close(entry, End.CLEARED);
            case EXPIRED -> close(entry, End.EXPIRED);
            case ENDED_WITH_THE_TASK -> close(entry, End.WITH_THE_TASK);
            case SET, NONE -> {}
        }
    }

    private void end(Instant at) {
        if (end == null) {
            end = at;
            work.replaceAll(span -> span.outcome() == Outcome.OPEN ? lost(span) : span);
        }
    }

    private void close(@Nullable JournalEntry ending, End how) {
        if (!renewals.isEmpty()) {
            Renewal last = renewals.get(renewals.size() - 1);
            Instant to = ending == null ? null : ending.at();
            long sequence = ending == null ? 0 : ending.sequence();
            windows.add(new Window(renewals.get(0).at(), renewals, last.until(), to, sequence, how));
            renewals.clear();
        }
    }

    void add(JournalEntry entry, WorkEvent event) {
        if (event instanceof WorkEvent.Begun) {
            work.add(new WorkSpan(entry.sequence(), event.work(), entry.at(), null, 0, begun(entry.at())));
            return;
        }
        for (int i = 0; i < work.size(); i++) {
            WorkSpan span = work.get(i);
            if (span.name().equals(event.work()) && span.to() == null) {
                Outcome inTime = event instanceof WorkEvent.Failed ? Outcome.FAILED : Outcome.FINISHED;
                work.set(i, ended(span, entry, span.outcome() == Outcome.OPEN ? inTime : span.outcome()));
                return;
            }
        }
    }

    /** What begins at the very instant of the end was taken by code that still ran. */
    private Outcome begun(Instant at) {
        return end == null ? Outcome.OPEN : at.equals(end) ? Outcome.LOST : Outcome.AFTER_THE_END;
    }

    private static WorkSpan lost(WorkSpan span) {
        return new WorkSpan(span.sequence(), span.name(), span.from(), null, 0, Outcome.LOST);
    }

    private static WorkSpan ended(WorkSpan span, JournalEntry entry, Outcome outcome) {
        return new WorkSpan(span.sequence(), span.name(), span.from(), entry.at(), entry.sequence(), outcome);
    }

    TaskLane lane() {
        close(null, End.OPEN);
        return new TaskLane(begin.sequence(), task, begin.at(), stop, end, windows, asks, work);
    }
}
