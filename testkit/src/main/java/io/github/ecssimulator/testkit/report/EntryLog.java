package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What happened, line by line. Lines that repeat are told once; lines of different tasks may be equal. */
final class EntryLog {
    private static final int MOST = 1000;
    private static final int LONGEST_REPEAT = 12;
    private static final int FEWEST_TIMES = 4;

    private final List<JournalEntry> told;
    private final EntryTexts texts;
    private final @Nullable String[]
            shapes; // made when looked at: there may be a million, and room for a thousand lines
    private final List<Line> lines = new ArrayList<>();
    private int untold;

    EntryLog(Story story, EntryTexts texts, Predicate<JournalEvent> wanted) {
        long dropped = story.journal().dropped();
        this.texts = texts;
        this.told = story.journal().entries().stream()
                .filter(entry -> isTold(entry, dropped) && wanted.test(texts.told(entry)))
                .toList();
        this.shapes = new String[told.size()];
        int at = 0;
        while (at < told.size() && lines.size() < MOST) {
            Repeats next = repeatsAt(at);
            int end = at + next.length * next.times;
            add(told.subList(at, end), next);
            at = end;
        }
        untold += told.size() - at;
    }

    /** An answer is told with its call, and what the test did by what it brought about. */
    private static boolean isTold(JournalEntry entry, long dropped) {
        return !(entry.event() instanceof Deed)
                && !(entry.event() instanceof CallEvent.Answered && entry.cause() > dropped);
    }

    /** Finds the stretch that begins here; what does not come again and again comes once. Looks no further than it repeats. */
    private Repeats repeatsAt(int first) {
        Repeats best = new Repeats(1, 1);
        for (int length = 1; length <= LONGEST_REPEAT; length++) {
            int times = times(first, length);
            if (times >= FEWEST_TIMES && times * length > best.times * best.length) {
                best = new Repeats(length, times);
            }
        }
        return best;
    }

    private int times(int first, int length) {
        int end = first + length;
        while (end < told.size() && shape(end).equals(shape(end - length))) {
            end++;
        }
        return (end - first) / length;
    }

    private String shape(int index) {
        String shape = shapes[index];
        if (shape == null) {
            shape = texts.shape(told.get(index));
            shapes[index] = shape;
        }
        return shape;
    }

    private void add(List<JournalEntry> entries, Repeats repeats) {
        if (lines.size() + repeats.length > MOST) {
            untold += entries.size();
            return;
        }
        for (int i = 0; i < repeats.length; i++) {
            int times = i == repeats.length - 1 ? repeats.times : 1;
            lines.add(new Line(entries.get(i), times, repeats.length, entries.get(entries.size() - 1)));
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** How many entries there was no room for. */
    int untold() {
        return untold;
    }

    /** How many entries come how often in a row. */
    private record Repeats(int length, int times) {}

    /**
     * A line.
     *
     * @param times behind how many equal ones it stands, itself included: on the last line of what repeats, else 1
     * @param length how many lines repeat
     * @param last the last of what repeats
     */
    record Line(JournalEntry entry, int times, int length, JournalEntry last) {}
}
