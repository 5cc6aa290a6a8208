package io.github.ecssimulator.testkit.internal.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** So many of some rows as there is room for: those that matter least are left out, and where they stood is told how many. */
final class Shortlist {
    private static final int FEWEST = 3; // the first, how many are left out, and the last
    private static final String INDENT = "         ";

    private final List<Row> rows;
    private final boolean[] isLeftOut;
    private int lines;

    private Shortlist(List<Row> rows) {
        this.rows = rows;
        this.isLeftOut = new boolean[rows.size()];
        this.lines = rows.stream().mapToInt(row -> row.lines().size()).sum();
    }

    /** How much a row matters; what matters least first. */
    enum Weight {
        /** It followed the stop. */
        BEHIND,
        /** Nothing is said of it. */
        USUAL,
        /** It was at an instant that the cause names. */
        NAMED,
        /** The diagnosis shows it, or it ended a protection or the task. */
        KEY
    }

    /** What is told or left out as one. */
    record Row(List<String> lines, Weight weight) {}

    static List<String> of(List<Row> rows, int most) {
        Shortlist list = new Shortlist(rows);
        if (list.lines > most && most < FEWEST) {
            return List.of();
        }
        for (int row : inTurn(rows, most)) {
            if (list.lines <= most) {
                break;
            }
            list.leaveOut(row);
        }
        return list.told();
    }

    /** Of rows that matter alike those in the middle go first; what followed the stop goes from its end. */
    private static List<Integer> inTurn(List<Row> rows, int most) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.<Integer, Weight>comparing(
                                row -> rows.get(row).weight())
                        .thenComparing(row -> rows.get(row).weight() == Weight.BEHIND
                                ? -row
                                : fromTheMiddle(row, most / 3, rows.size(), most)))
                .toList();
    }

    private static int fromTheMiddle(int row, int beginning, int size, int most) {
        boolean isOfTheEnd = row >= size - (most - 1 - beginning);
        return row < beginning ? 2 * size - row : isOfTheEnd ? 2 * size + row : row;
    }

    private void leaveOut(int row) {
        int gaps = (isOut(row - 1) ? 1 : 0) + (isOut(row + 1) ? 1 : 0);
        isLeftOut[row] = true;
        lines += 1 - gaps - rows.get(row).lines().size();
    }

    private boolean isOut(int row) {
        return row >= 0 && row < isLeftOut.length && isLeftOut[row];
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        List<String> gap = new ArrayList<>();
        for (int row = 0; row < isLeftOut.length; row++) {
            if (isLeftOut[row]) {
                gap.addAll(rows.get(row).lines());
            } else {
                close(gap, told);
                told.addAll(rows.get(row).lines());
            }
        }
        close(gap, told);
        return told;
    }

    /** One line needs no more room than that it is left out. */
    private static void close(List<String> gap, List<String> told) {
        if (gap.size() > 1) {
            told.add(INDENT + "(" + gap.size() + " more)");
        } else {
            told.addAll(gap);
        }
        gap.clear();
    }
}
