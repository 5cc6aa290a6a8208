package io.github.ecssimulator.quickstart;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the life of each task as a line, a column for each five minutes. */
final class TaskChart {
    private static final Duration COLUMN = Duration.ofMinutes(5);
    private static final String LEGEND =
            "  (- running, # protected, P protection set, R renewed, x stopped; a column is 5 minutes)";

    private final Instant start;
    private final Instant end;
    private final Map<TaskId, StringBuilder> lines = new LinkedHashMap<>();
    private final Map<TaskId, Character> states = new LinkedHashMap<>();

    TaskChart(Journal journal, Instant end) {
        this.start = journal.entries().get(0).at();
        this.end = end;
        journal.entries().forEach(this::draw);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lines.keySet().forEach(task -> {
            fill(task, column(end));
            text.append("  ").append(task.value(), 0, 6).append("  ");
            text.append(lines.get(task).toString().stripTrailing()).append('\n');
        });
        return text.append(LEGEND).toString();
    }

    private void draw(JournalEntry entry) {
        if (entry.event() instanceof TaskEvent.Created created) {
            lines.put(created.task().id(), new StringBuilder());
            states.put(created.task().id(), '-');
        } else if (entry.event() instanceof TaskEvent.ProtectionSet set) {
            mark(set, entry.at(), set.before() == null ? 'P' : 'R', '#');
        } else if (entry.event() instanceof TaskEvent.StatusChanged changed
                && changed.path().contains(TaskStatus.STOPPED)) {
            mark(changed, entry.at(), 'x', ' ');
        }
    }

    /** Draws a task up to an event, then the event itself, and remembers how the line goes on. */
    private void mark(TaskEvent event, Instant at, char mark, char next) {
        TaskId task = event.task().id();
        fill(task, column(at));
        StringBuilder line = lines.get(task);
        line.setLength(column(at));
        line.append(mark);
        states.put(task, next);
    }

    private void fill(TaskId task, int column) {
        StringBuilder line = lines.get(task);
        line.append(states.get(task).toString().repeat(Math.max(0, column - line.length())));
    }

    private int column(Instant at) {
        return (int) Duration.between(start, at).dividedBy(COLUMN);
    }
}
