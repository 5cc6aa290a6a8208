package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Story;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of entries, with instants told since the start, and a call with its answer. */
final class EntryTexts {
    private static final Pattern INSTANT =
            Pattern.compile("(?<![-+\\d])\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

    private static final int LONGEST = 600;

    private final Story story;
    private final Map<Long, JournalEvent> answers = new HashMap<>();

    EntryTexts(Story story) {
        this.story = story;
        for (JournalEntry entry : story.journal().entries()) {
            if (entry.event() instanceof CallEvent.Answered answer) {
                answers.put(entry.cause(), answer);
            }
        }
    }

    /** What an entry tells: of a call, with its answer. */
    JournalEvent told(JournalEntry entry) {
        return answers.getOrDefault(entry.sequence(), entry.event());
    }

    String text(JournalEntry entry) {
        String text = since(story.start(), told(entry).text());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /** The text without what differs between tasks and between instants. */
    String shape(JournalEntry entry) {
        return withoutIds(since(entry.at(), told(entry).text()));
    }

    /** Hides each word that is the id of a task, whole or abbreviated. By hand: large journals have a million words. */
    private static String withoutIds(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                shape.append(isId(text, begin, i) ? "*" : text.substring(begin, i));
                shape.append(text, i, Math.min(i + 1, text.length()));
                begin = i + 1;
            }
        }
        return shape.toString();
    }

    private static boolean isId(String text, int begin, int end) {
        boolean id = end - begin == 8 || end - begin == 32;
        for (int i = begin; id && i < end; i++) {
            id = Character.digit(text.charAt(i), 16) >= 0;
        }
        return id;
    }

    static String since(Instant start, String text) {
        return text.indexOf('Z') < 0
                ? text
                : INSTANT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(relative(start, found.group())));
    }

    private static String relative(Instant start, String instant) {
        try {
            return Times.since(start, Instant.parse(instant));
        } catch (DateTimeException | ArithmeticException e) {
            return instant; // it only looks like one, or is out of all bounds
        }
    }
}
