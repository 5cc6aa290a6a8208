package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a row shows: a bar or a point.
 *
 * @param to where a bar, or the last of several equal points, ends; absent for a point
 * @param sequence the entry of the journal that tells of it
 * @param count how many equal points it stands for
 * @param words what it tells, without its instant
 */
record Mark(Kind kind, Instant from, @Nullable Instant to, long sequence, int count, String label, String words) {
    private static final int FEW = 4;
    private static final int MANY = 20;

    /** What it looks like. */
    private enum Form {
        BAR,
        POINT
    }

    /** What a mark can be. The order is that in which they are drawn. */
    enum Kind {
        LIFE(Form.BAR),
        STOPPING(Form.BAR),
        DEPLOYMENT(Form.BAR),
        WORK(Form.BAR),
        LOST_WORK(Form.BAR),
        LATE_WORK(Form.BAR),
        PROTECTED(Form.BAR),
        COUNT(Form.POINT),
        READ(Form.POINT),
        SCALE_IN(Form.POINT),
        HELD(Form.POINT),
        SET(Form.POINT),
        RENEWED(Form.POINT),
        UNHEARD(Form.POINT),
        RELEASED(Form.POINT),
        EXPIRED(Form.POINT),
        OPEN(Form.POINT),
        REFUSED(Form.POINT),
        STOP(Form.POINT);

        private final Form form;

        Kind(Form form) {
            this.form = form;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isBar() {
            return form == Form.BAR;
        }

        boolean isWork() {
            return this == WORK || this == LOST_WORK || this == LATE_WORK;
        }

        /** Whether a lane that has it is worth a row of its own before others. */
        boolean isTrouble() {
            return this == REFUSED || this == LOST_WORK || this == LATE_WORK;
        }
    }

    static Mark bar(Kind kind, Instant from, Instant to, long sequence, String label, String words) {
        return new Mark(kind, from, to, sequence, 1, label, words);
    }

    static Mark point(Kind kind, Instant at, long sequence, String label, String words) {
        return new Mark(kind, at, null, sequence, 1, label, words);
    }

    Instant end() {
        return to == null ? from : to;
    }

    /** What it shares with the mark of another task that fared the same: all but its entry in the journal. */
    Mark shape() {
        return new Mark(kind, from, to, 0, count, label, words);
    }

    /** Points that tell the same, at even distances, are shown as one; so are many at any distances. */
    static List<Mark> folded(List<Mark> marks) {
        List<Mark> folded = new ArrayList<>();
        int first = 0;
        while (first < marks.size()) {
            int equal = equal(marks, first);
            int run = equal < MANY ? even(marks, first, equal) : equal;
            folded.add(run < FEW ? marks.get(first) : one(marks.subList(first, first + run)));
            first += run < FEW ? 1 : run;
        }
        return folded;
    }

    private static int equal(List<Mark> marks, int first) {
        Mark mark = marks.get(first);
        int run = 1;
        while (first + run < marks.size()
                && marks.get(first + run).kind() == mark.kind()
                && marks.get(first + run).words().equals(mark.words())) {
            run++;
        }
        return run;
    }

    private static int even(List<Mark> marks, int first, int most) {
        int run = Math.min(2, most);
        while (run < most && step(marks, first + run).equals(step(marks, first + 1))) {
            run++;
        }
        return run;
    }

    private static Duration step(List<Mark> marks, int second) {
        return Duration.between(marks.get(second - 1).from(), marks.get(second).from());
    }

    private static Mark one(List<Mark> run) {
        Mark first = run.get(0);
        Mark last = run.get(run.size() - 1);
        String words = run.size() + " x " + first.words() + distance(run);
        return new Mark(first.kind(), first.from(), last.from(), first.sequence(), run.size(), first.label(), words);
    }

    private static String distance(List<Mark> run) {
        Duration whole =
                Duration.between(run.get(0).from(), run.get(run.size() - 1).from());
        if (whole.isZero()) {
            return ", at once";
        }
        boolean even = even(run, 0, run.size()) == run.size();
        return even ? ", each " + Times.words(step(run, 1)) : ", within " + Times.words(whole);
    }
}
