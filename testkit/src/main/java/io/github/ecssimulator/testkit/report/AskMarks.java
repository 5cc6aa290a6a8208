package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.report.Mark.Kind;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was asked of the protection of one task, as points. */
final class AskMarks {
    private AskMarks() {}

    static List<Mark> of(TaskLane lane, Journal journal) {
        Set<Long> firsts = lane.windows().stream()
                .flatMap(window -> journal.entry(window.beginning()).stream())
                .map(JournalEntry::cause)
                .collect(Collectors.toSet());
        return Mark.folded(lane.asks().stream()
                .map(ask -> mark(ask, isGranted(ask) && firsts.contains(ask.sequence())))
                .toList());
    }

    private static boolean isGranted(Ask ask) {
        return ask.isProtect() && ask.outcome().isGranted();
    }

    static List<Mark> ofStrays(List<Ask> strays) {
        return Mark.folded(strays.stream()
                .map(ask -> Mark.point(
                        kind(ask, false),
                        ask.at(),
                        ask.sequence(),
                        glyph(ask),
                        "of " + VisibleText.of(ask.name()) + ": " + words(ask, false)))
                .toList());
    }

    /** The first call of a window began it; others renew. */
    private static Mark mark(Ask ask, boolean first) {
        return Mark.point(kind(ask, first), ask.at(), ask.sequence(), first ? "P" : glyph(ask), words(ask, first));
    }

    private static Kind kind(Ask ask, boolean first) {
        return switch (ask.outcome()) {
            case FAILED, REFUSED -> Kind.REFUSED;
            case GRANTED_UNHEARD -> Kind.UNHEARD;
            case OPEN -> Kind.OPEN;
            case GRANTED ->
                switch (ask.kind()) {
                    case PROTECT -> first ? Kind.SET : Kind.RENEWED;
                    case RELEASE -> Kind.RELEASED;
                    case READ, UNREADABLE -> Kind.READ;
                };
        };
    }

    private static String glyph(Ask ask) {
        return switch (ask.outcome()) {
            case FAILED, REFUSED -> "!";
            case OPEN -> "?";
            case GRANTED, GRANTED_UNHEARD ->
                switch (ask.kind()) {
                    case PROTECT -> "R";
                    case RELEASE -> "U";
                    case READ, UNREADABLE -> "?";
                };
        };
    }

    private static String words(Ask ask, boolean first) {
        String what = switch (ask.kind()) {
            case PROTECT -> first || !ask.outcome().isGranted() ? "protect" : "renew";
            case RELEASE -> "clear";
            case READ -> "read the protection";
            case UNREADABLE -> "ask the agent";
        };
        String minutes = ask.minutes() == null ? "" : " for " + ask.minutes() + " min";
        String line = ask.lineIfKnown().map(at -> ", " + at).orElse("");
        return what + minutes + ": " + outcome(ask) + " (" + VisibleText.of(ask.caller() + line) + ")";
    }

    private static String outcome(Ask ask) {
        return switch (ask.outcome()) {
            case GRANTED -> "done";
            case GRANTED_UNHEARD -> "done, but the answer was lost";
            case FAILED, REFUSED -> "refused, " + VisibleText.of(ask.answer());
            case OPEN -> "no answer yet";
        };
    }
}
