package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happened, line by line. Lines that repeat are told once; lines of different tasks may be equal. */
final class EntryLog {
    private static final int MOST = 1000;

    private final List<Line> lines = new ArrayList<>();
    private int untold;

    EntryLog(Story story, EntryTexts texts, Predicate<JournalEvent> wanted) {
        long dropped = story.journal().dropped();
        List<JournalEntry> told = story.journal().entries().stream()
                .filter(entry -> isTold(entry, dropped) && wanted.test(texts.told(entry)))
                .toList();
        List<Repeats> all = Repeats.of(told.stream().map(texts::shape).toList());
        for (Repeats each : all) {
            add(told.subList(each.first(), each.first() + each.length() * each.times()), each);
        }
    }

    /** An answer is told with its call, and what the test did by what it brought about. */
    private static boolean isTold(JournalEntry entry, long dropped) {
        return !(entry.event() instanceof Deed)
                && !(entry.event() instanceof CallEvent.Answered && entry.cause() > dropped);
    }

    private void add(List<JournalEntry> entries, Repeats repeats) {
        if (lines.size() + repeats.length() > MOST) {
            untold += entries.size();
            return;
        }
        for (int i = 0; i < repeats.length(); i++) {
            int times = i == repeats.length() - 1 ? repeats.times() : 1;
            lines.add(new Line(entries.get(i), times, repeats.length(), entries.get(entries.size() - 1)));
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** How many entries there was no room for. */
    int untold() {
        return untold;
    }

    /**
     * A line.
     *
     * @param entry what it tells
     * @param times behind how many equal ones it stands, itself included: on the last line of what repeats, else 1
     * @param length how many lines repeat
     * @param last the last of what repeats
     */
    record Line(JournalEntry entry, int times, int length, JournalEntry last) {}
}
