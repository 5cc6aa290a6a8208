package io.github.ecssimulator.quickstart;

import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import java.time.Duration;
import java.time.Instant;

/** Draws the life of each task as a line, a column for each five minutes. */
final class TaskChart {
    private static final Duration COLUMN = Duration.ofMinutes(5);
    private static final String LEGEND =
            "  (- running, # protected, P protection set, R renewed, x stopped; a column is 5 minutes)";

    private final Story story;

    TaskChart(Story story) {
        this.story = story;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (TaskLane lane : story.tasks()) {
            text.append("  ").append(lane.task().id().value(), 0, 6).append("  ");
            text.append(line(lane)).append('\n');
        }
        return text.append(LEGEND).toString();
    }

    private String line(TaskLane lane) {
        StringBuilder line = new StringBuilder();
        int end = column(lane.endIfAny().orElse(story.now()));
        for (int column = 0; column < end; column++) {
            line.append(lane.wasProtectedAt(story.start().plus(COLUMN.multipliedBy(column))) ? '#' : '-');
        }
        line.append(lane.end() == null ? "" : 'x');
        lane.windows().forEach(window -> {
            window.renewals().stream().map(Renewal::at).forEach(at -> line.setCharAt(column(at), 'R'));
            line.setCharAt(column(window.from()), 'P');
        });
        return line.toString();
    }

    private int column(Instant at) {
        return (int) Duration.between(story.start(), at).dividedBy(COLUMN);
    }
}
