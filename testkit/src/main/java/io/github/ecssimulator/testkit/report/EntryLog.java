package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        List<String> shapes = new Shapes(told, texts);
        int at = 0;
        while (at < told.size() && lines.size() < MOST) {
            Repeats next = Repeats.at(at, shapes);
            int end = at + next.length() * next.times();
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

    /** The shapes of entries, each made when it is first looked at: there may be a million, and room for a thousand lines. */
    private static final class Shapes extends AbstractList<String> {
        private final List<JournalEntry> entries;
        private final EntryTexts texts;
        private final @Nullable String[] made;

        private Shapes(List<JournalEntry> entries, EntryTexts texts) {
            this.entries = entries;
            this.texts = texts;
            this.made = new String[entries.size()];
        }

        @Override
        public String get(int index) {
            String shape = made[index];
            if (shape == null) {
                shape = texts.shape(entries.get(index));
                made[index] = shape;
            }
            return shape;
        }

        @Override
        public int size() {
            return made.length;
        }
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
