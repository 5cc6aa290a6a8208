package io.github.ecssimulator.testkit.report;

import java.util.List;

/**
 * A stretch of a list that comes several times in a row.
 *
 * @param first the index of its first element
 * @param length how many elements it has
 * @param times how often it comes
 */
record Repeats(int first, int length, int times) {
    private static final int LONGEST = 12;
    private static final int FEWEST_TIMES = 4;

    /** Finds the stretch that begins here; what does not come again and again comes once. Looks no further than it repeats. */
    static Repeats at(int first, List<String> texts) {
        Repeats best = new Repeats(first, 1, 1);
        for (int length = 1; length <= LONGEST; length++) {
            int times = times(first, length, texts);
            if (times >= FEWEST_TIMES && times * length > best.times * best.length) {
                best = new Repeats(first, length, times);
            }
        }
        return best;
    }

    private static int times(int first, int length, List<String> texts) {
        int end = first + length;
        while (end < texts.size() && texts.get(end).equals(texts.get(end - length))) {
            end++;
        }
        return (end - first) / length;
    }
}
