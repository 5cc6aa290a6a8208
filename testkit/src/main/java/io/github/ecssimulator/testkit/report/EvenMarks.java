package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Points that tell the same, at even distances, are shown as one; so are many at any distances. */
final class EvenMarks {
    private static final int FEW = 4;
    private static final int MANY = 20;

    private EvenMarks() {}

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
