package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.report.Mark.Kind;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What was asked of the protection of one task, as points. */
final class AskMarks {
    private final Set<Long> firsts = new HashSet<>();
    private final List<Mark> marks = new ArrayList<>();

    private AskMarks(TaskLane lane) {
        NavigableMap<Long, Instant> granted = new TreeMap<>();
        lane.asks().stream().filter(AskMarks::isGranted).forEach(ask -> granted.put(ask.sequence(), ask.at()));
        lane.windows().forEach(window -> addFirst(granted, window.renewals().get(0)));
    }

    /** Of the asks of the instant at which a window began, the last before it is the one that set it. */
    private void addFirst(NavigableMap<Long, Instant> granted, Renewal set) {
        Map.Entry<Long, Instant> last = granted.lowerEntry(set.sequence());
        if (last != null && last.getValue().equals(set.at())) {
            firsts.add(last.getKey());
        }
    }

    private static boolean isGranted(Ask ask) {
        return ask.isProtect() && ask.outcome().isGranted();
    }

    static List<Mark> of(TaskLane lane) {
        AskMarks asks = new AskMarks(lane);
        lane.asks().forEach(ask -> asks.marks.add(asks.mark(ask)));
        return EvenMarks.folded(asks.marks);
    }

    static List<Mark> ofStrays(List<Ask> strays) {
        return EvenMarks.folded(strays.stream()
                .map(ask -> Mark.point(
                        kind(ask, false),
                        ask.at(),
                        ask.sequence(),
                        glyph(ask),
                        "of " + VisibleText.of(ask.name()) + ": " + words(ask, false)))
                .toList());
    }

    private Mark mark(Ask ask) {
        boolean first = isGranted(ask) && firsts.contains(ask.sequence());
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
