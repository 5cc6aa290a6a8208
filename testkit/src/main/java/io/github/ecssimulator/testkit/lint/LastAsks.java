package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The last asks of a task, and the lines that they came from: what followed each of many is asked of them, and not of all that came later. */
final class LastAsks {
    private final Map<Ask.Kind, Long> granted = new EnumMap<>(Ask.Kind.class);
    private final Set<String> lines = new LinkedHashSet<>();
    private long release;

    private LastAsks() {}

    static LastAsks of(TaskLane lane) {
        LastAsks last = new LastAsks();
        lane.asks().forEach(last::look);
        return last;
    }

    private void look(Ask ask) {
        if (ask.outcome().isGranted()) {
            granted.merge(ask.kind(), ask.sequence(), Math::max);
            rememberLine(ask);
        }
        if (ask.kind() == Ask.Kind.RELEASE) {
            release = Math.max(release, ask.sequence());
        }
    }

    private void rememberLine(Ask ask) {
        if (ask.isProtect()) {
            ask.lineIfKnown().ifPresent(lines::add);
        }
    }

    /** Whether a call from the same line of code has protected the task, be it later. */
    boolean hasProtectedFromTheLineOf(Ask ask) {
        return ask.lineIfKnown().filter(lines::contains).isPresent();
    }

    /** Whether ECS did the like of it later. */
    boolean isGrantedAfter(Ask ask) {
        return granted.getOrDefault(ask.kind(), 0L) > ask.sequence();
    }

    /** Whether a release was sent later, be it in vain. */
    boolean isReleasedAfter(Ask ask) {
        return release > ask.sequence();
    }
}
