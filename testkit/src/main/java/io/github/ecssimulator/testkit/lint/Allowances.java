package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.Ask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the test has said is meant so, and what it awaits. */
final class Allowances {
    private static final Set<Lint> REFUSALS = Set.of(Lint.REFUSED, Lint.BAD_CALL, Lint.LIFE_AFTER_DEATH);

    private final List<NoteEvent.Meant> allowed = new ArrayList<>();
    private final Set<Refusal> awaited = new LinkedHashSet<>();
    private final List<Finding> missing = new ArrayList<>();

    private Allowances(Facts facts) {
        for (JournalEntry entry : facts.journal().entries()) {
            if (entry.event() instanceof NoteEvent.Meant meant) {
                add(facts, entry, meant);
            }
        }
    }

    /** Takes out what is meant so, and adds what was awaited and never came. */
    static Stream<Finding> applied(Facts facts, Stream<Finding> findings) {
        Allowances allowances = new Allowances(facts);
        return Stream.concat(findings.filter(finding -> !allowances.isMeant(finding)), allowances.missing.stream());
    }

    private void add(Facts facts, JournalEntry entry, NoteEvent.Meant meant) {
        TaskRef task = meant.task();
        if (!meant.isAwaited() || task == null) {
            allowed.add(meant);
            return;
        }
        Optional<Long> refusal = nextRefusal(facts, task, entry.sequence());
        refusal.ifPresent(sequence -> awaited.add(new Refusal(sequence, task)));
        if (refusal.isEmpty()) {
            missing.add(facts.finding(
                    Lint.REFUSED,
                    task,
                    entry.sequence(),
                    entry.at(),
                    "was to be refused something after " + facts.time(entry.at()) + ", as the test says, and was not",
                    "provoke the refusal, or leave expectRefusal out"));
        }
    }

    private Optional<Long> nextRefusal(Facts facts, TaskRef task, long after) {
        return facts.story().task(task.id()).stream()
                .flatMap(lane -> lane.asks().stream())
                .filter(Ask::isRefused)
                .map(Ask::sequence)
                .filter(sequence -> sequence > after && !awaited.contains(new Refusal(sequence, task)))
                .findFirst();
    }

    private boolean isMeant(Finding finding) {
        return (REFUSALS.contains(finding.lint()) && awaited.stream().anyMatch(refusal -> refusal.isIn(finding)))
                || allowed.stream()
                        .anyMatch(meant -> meant.lint().equals(finding.lint().id())
                                && (meant.task() == null || meant.task().equals(finding.task())));
    }

    /** That a call was refused for a task. Another one that the same call named has an answer of its own. */
    private record Refusal(long sequence, TaskRef task) {
        boolean isIn(Finding finding) {
            return finding.sequence() == sequence
                    && (finding.task() == null || finding.task().equals(task));
        }
    }
}
