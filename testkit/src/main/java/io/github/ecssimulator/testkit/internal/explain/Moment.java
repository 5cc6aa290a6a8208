package io.github.ecssimulator.testkit.internal.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One event that matters.
 *
 * @param at when
 * @param what what happened
 * @param result what came of it
 * @param from who brought it about
 * @param key what makes it equal to another
 */
record Moment(Instant at, String what, String result, String from, String key) {
    private static final int WHAT_MAX = 34;
    private static final int RESULT_MAX = 26;
    private static final int FEWEST = 3; // the first, how many are left out, and the last

    /** Tells them, at most so many lines; of more the first and the last. */
    static List<String> lines(List<Moment> moments, Evidence evidence, int most) {
        List<String> lines = new ArrayList<>();
        int what = width(moments, Moment::what, WHAT_MAX);
        int result = width(moments, Moment::result, RESULT_MAX);
        for (int i = 0; i < moments.size(); i++) {
            Moment first = moments.get(i);
            lines.add(first.line(evidence, what, result));
            int same = i;
            while (same + 1 < moments.size() && moments.get(same + 1).key.equals(first.key)) {
                same++;
            }
            if (same > i + 1) {
                lines.add("         " + (same - i) + " x the same until " + evidence.at(moments.get(same).at));
                i = same;
            }
        }
        return bounded(lines, most);
    }

    private static List<String> bounded(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        if (most < FEWEST) {
            return List.of();
        }
        int head = most / 3;
        int tail = most - head - 1;
        List<String> some = new ArrayList<>(lines.subList(0, head));
        some.add("         (" + (lines.size() - head - tail) + " more)");
        some.addAll(lines.subList(lines.size() - tail, lines.size()));
        return some;
    }

    private static int width(List<Moment> moments, Function<Moment, String> column, int most) {
        int widest = moments.stream().map(column).mapToInt(String::length).max().orElse(0);
        return Math.max(1, Math.min(most, widest));
    }

    private String line(Evidence evidence, int whatWidth, int resultWidth) {
        String columns = " %s  %-" + whatWidth + "s  %-" + resultWidth + "s  %s";
        return String.format(Locale.ROOT, columns, evidence.at(at), what, result, from)
                .stripTrailing();
    }
}
