package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The journal as a picture: a row for each task, its protected time, and where it was told to stop.
 *
 * <pre>{@code
 * Files.writeString(path, TimelineReport.of(ecs.journal(), ecs.clock().instant()).html());
 * }</pre>
 */
public final class TimelineReport {
    /** What a browser may load and run for the report: nothing, for it is whole. */
    public static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";

    private static final int LABEL = 260;
    private static final int WIDTH = 800;
    private static final int ROW = 24;
    private static final int HEAD = 30;

    private final Journal journal;
    private final Predicate<JournalEvent> wanted;
    private final Instant now;
    private final Instant start;
    private final List<TaskRow> rows;

    private TimelineReport(Journal journal, Instant now, Predicate<JournalEvent> wanted) {
        this.journal = journal;
        this.wanted = wanted;
        this.now = now;
        this.start =
                journal.entries().isEmpty() ? now : journal.entries().get(0).at();
        this.rows = rows(journal, wanted);
    }

    /**
     * Makes the picture of a journal.
     *
     * @param journal what happened
     * @param now where the time axis ends
     * @return the report
     */
    public static TimelineReport of(Journal journal, Instant now) {
        return of(journal, now, event -> true);
    }

    /**
     * Makes the picture of a part of a journal.
     *
     * @param journal what happened
     * @param now where the time axis ends
     * @param wanted which events are shown
     * @return the report
     */
    public static TimelineReport of(Journal journal, Instant now, Predicate<JournalEvent> wanted) {
        return new TimelineReport(
                Objects.requireNonNull(journal, "journal"),
                Objects.requireNonNull(now, "now"),
                Objects.requireNonNull(wanted, "wanted"));
    }

    private static List<TaskRow> rows(Journal journal, Predicate<JournalEvent> wanted) {
        Map<TaskId, TaskRow> rows = new LinkedHashMap<>();
        for (JournalEntry entry : journal.entries()) {
            if (entry.event() instanceof TaskEvent event && wanted.test(event)) {
                rows.computeIfAbsent(event.task().id(), id -> new TaskRow(event.task(), entry.at()))
                        .add(event, entry.at());
            }
        }
        return new ArrayList<>(rows.values());
    }

    /**
     * Draws the picture.
     *
     * @return an SVG document
     */
    public String svg() {
        int height = HEAD + ROW * rows.size() + 10;
        StringBuilder svg = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (LABEL + WIDTH + 20) + "\" height=\"")
                .append(height + "\" font-family=\"sans-serif\" font-size=\"12\">\n")
                .append(text(LABEL, 16, start.toString(), "start"))
                .append(text(LABEL + WIDTH, 16, now.toString(), "end"));
        for (int i = 0; i < rows.size(); i++) {
            draw(rows.get(i), HEAD + ROW * i, svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(TaskRow row, int y, StringBuilder svg) {
        svg.append(text(4, y + 15, row.task().toString(), "start"));
        svg.append(bar(row.life(now), y + 8, 8, "#9db4c0", "lives"));
        for (TaskRow.Span span : row.protectedSpans(now)) {
            svg.append(bar(span, y + 4, 16, "#2a9d8f", "protected"));
        }
        for (TaskRow.Stop stop : row.stops()) {
            int x = x(stop.at());
            svg.append("<line class=\"stop\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + (y + 1) + "\" y2=\"" + (y + 23)
                    + "\" stroke=\"#c1121f\" stroke-width=\"2\">"
                    + title(stop.at() + " told to stop, " + stop.reason()) + "</line>\n");
        }
    }

    private String bar(TaskRow.Span span, int y, int height, String colour, String what) {
        int from = x(span.from());
        int width = Math.max(1, x(span.to()) - from);
        return "<rect class=\"" + what + "\" x=\"" + from + "\" y=\"" + y + "\" width=\"" + width + "\" height=\""
                + height + "\" fill=\"" + colour + "\">" + title(what + " from " + span.from() + " to " + span.to())
                + "</rect>\n";
    }

    private int x(Instant at) {
        double whole = Math.max(0.001, seconds(Duration.between(start, now)));
        return LABEL + (int) Math.round(WIDTH * seconds(Duration.between(start, at)) / whole);
    }

    /** As a fraction: the milliseconds of the longest times are more than 64 bits hold. */
    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static String text(int x, int y, String words, String anchor) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + Markup.escape(words)
                + "</text>\n";
    }

    private static String title(String words) {
        return "<title>" + Markup.escape(words) + "</title>";
    }

    /**
     * Draws the picture with the text of the timeline below it.
     *
     * @return an HTML document
     */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">"
                + "<title>ecs-simulator timeline</title></head>\n<body>\n" + svg() + "<pre>"
                + Markup.escape(journal.timeline(wanted))
                + "</pre>\n</body>\n</html>\n";
    }
}
