package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of a story as SVG: no script, and colours for light and for dark. */
final class Picture {
    static final String STYLE = Markup.colours(".ecs-story") + Markup.file("picture.css");
    static final int MOST_ROWS = 300;

    private static final int LABEL = 190;
    private static final int WIDTH = 790;
    private static final int RIGHT = 30;
    private static final int ROW = 30;
    private static final int HEAD = 34;
    private static final int FOOT = 34;
    private static final String LEGEND = "P protected  R renewed  U cleared  E ran out  ! refused  ? read"
            + "  v scaled in  = held back by protection  x told to stop";

    private final Story story;
    private final List<Row> rows;
    private final Axis axis;

    Picture(Story story, List<Row> rows) {
        this.story = story;
        this.rows = rows;
        this.axis = new Axis(story.start(), story.now());
    }

    String svg(int most) {
        List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
        int height = HEAD + ROW * shown.size() + FOOT;
        int width = LABEL + WIDTH + RIGHT;
        StringBuilder svg = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ecs-story\" role=\"img\" viewBox=\"0 0 ")
                .append(width + " " + height + "\" width=\"" + width + "\" height=\"" + height + "\">\n")
                .append("<title>" + Markup.escape(Page.summary(story)) + "</title>\n<style>" + STYLE + "</style>\n")
                .append("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
        drawAxis(svg, height - FOOT);
        IntStream.range(0, shown.size()).forEach(i -> draw(shown.get(i), HEAD + ROW * i, svg));
        String more = rows.size() > most ? (rows.size() - most) + " more rows are left out.  " : "";
        svg.append(text("legend", 8, height - 12, more + LEGEND));
        return svg.append("</svg>\n").toString();
    }

    private void drawAxis(StringBuilder svg, int bottom) {
        for (Instant tick : axis.ticks()) {
            String x = x(tick);
            svg.append("<line class=\"tick\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"24\" y2=\"" + bottom + "\"/>\n");
            svg.append(
                    "<text class=\"time\" x=\"" + x + "\" y=\"18\">" + Times.since(story.start(), tick) + "</text>\n");
        }
    }

    private void draw(Row row, int y, StringBuilder svg) {
        svg.append("<g class=\"" + row.kind().word() + "\"><title>" + Markup.escape(row.words()) + "</title>");
        if (row.kind() == Row.Kind.SERVICE) {
            svg.append("<rect class=\"head\" y=\"" + y + "\" width=\"" + (LABEL + WIDTH + RIGHT) + "\" height=\"" + ROW
                    + "\"/>\n");
        }
        svg.append(text("name", 8, y + 19, clipped(row.name(), 26)));
        svg.append(area(row.running(), row.count(), "life", y));
        svg.append(area(row.guarded(), row.count(), "protected", y));
        row.marks().stream().filter(mark -> mark.kind().isBar()).forEach(mark -> drawBar(mark, y, svg));
        drawPoints(row, y, svg);
        svg.append("</g>\n");
    }

    private void drawBar(Mark mark, int y, StringBuilder svg) {
        Shape shape = Shape.of(mark.kind());
        double width = Math.max(1, left(mark.end()) - left(mark.from()));
        svg.append("<g class=\"" + mark.kind().word() + "\"><title>" + Markup.escape(words(mark)) + "</title>")
                .append("<rect x=\"" + x(mark.from()) + "\" y=\"" + (y + shape.top) + "\" width=\"" + number(width))
                .append("\" height=\"" + shape.height + "\"/>");
        int letters = (int) (width / 6);
        if (!mark.label().isEmpty() && letters >= 3) {
            String label = clipped(mark.label(), letters);
            svg.append("<text x=\"" + number(left(mark.from()) + 3) + "\" y=\"" + (y + shape.top + shape.height - 2))
                    .append("\">" + Markup.escape(label) + "</text>");
        }
        svg.append("</g>\n");
    }

    /** Points of one instant stand side by side. */
    private void drawPoints(Row row, int y, StringBuilder svg) {
        Instant last = Instant.MIN;
        int before = 0;
        for (Mark mark : row.marks()) {
            if (mark.kind() == Mark.Kind.COUNT) {
                drawPoint(mark, 0, y - 13, svg);
            } else if (!mark.kind().isBar()) {
                before = mark.from().equals(last) ? before + 1 : 0;
                last = mark.from();
                drawPoint(mark, 13 * before, y, svg);
            }
        }
    }

    private void drawPoint(Mark mark, int aside, int y, StringBuilder svg) {
        double x = left(mark.from()) + aside;
        svg.append("<g class=\"point " + mark.kind().word() + "\"><title>" + Markup.escape(words(mark)) + "</title>");
        if (mark.count() > 1) {
            svg.append("<line x1=\"" + number(x) + "\" x2=\"" + x(mark.end()) + "\" y1=\"" + (y + 20) + "\" y2=\""
                    + (y + 20) + "\"/>");
        }
        double width = Math.max(12, 6 + 6 * mark.label().length());
        svg.append("<rect x=\"" + number(x - width / 2) + "\" y=\"" + (y + 14) + "\" width=\"" + number(width)
                        + "\" height=\"12\" rx=\"2\"/>")
                .append("<text x=\"" + number(x) + "\" y=\"" + (y + 23) + "\">" + Markup.escape(mark.label())
                        + "</text></g>\n");
    }

    private String area(List<Integer> heights, int most, String what, int y) {
        if (heights.isEmpty()) {
            return "";
        }
        double step = WIDTH / (double) heights.size();
        String top = IntStream.range(0, heights.size())
                .mapToObj(i -> "V" + number(y + 28 - 24.0 * heights.get(i) / most) + "h" + number(step))
                .collect(Collectors.joining());
        return "<path class=\"area " + what + "\" d=\"M" + LABEL + " " + (y + 28) + top + "V" + (y + 28) + "Z\"/>\n";
    }

    private String words(Mark mark) {
        return Times.since(story.start(), mark.from()) + " " + mark.words();
    }

    private double left(Instant at) {
        return LABEL + WIDTH * axis.share(at);
    }

    private String x(Instant at) {
        return number(left(at));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String text(String what, int x, int y, String words) {
        return "<text class=\"" + what + "\" x=\"" + x + "\" y=\"" + y + "\" xml:space=\"preserve\">"
                + Markup.escape(words) + "</text>\n";
    }

    private static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(1, most - 2);
        boolean isInACharacter = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, isInACharacter ? end - 1 : end) + "..";
    }

    /** Where in its row a bar stands. */
    private enum Shape {
        WORK(2, 10),
        LIFE(18, 4),
        BROAD(15, 10);

        private final int top;
        private final int height;

        Shape(int top, int height) {
            this.top = top;
            this.height = height;
        }

        static Shape of(Mark.Kind kind) {
            if (kind.isWork()) {
                return WORK;
            }
            return switch (kind) {
                case DEPLOYMENT, PROTECTED -> BROAD;
                default -> LIFE;
            };
        }
    }
}
