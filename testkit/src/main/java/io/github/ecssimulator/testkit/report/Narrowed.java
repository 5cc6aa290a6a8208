package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.testkit.story.Story;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The part of a story that some events tell of. */
final class Narrowed {
    private Narrowed() {}

    static Story story(Story whole, Predicate<JournalEvent> wanted) {
        Set<Object> changed = new HashSet<>();
        Set<Long> told = new HashSet<>();
        for (JournalEntry entry : whole.journal().entries()) {
            if (wanted.test(entry.event())) {
                told.add(entry.sequence());
                changed.add(changedBy(entry.event()));
            }
        }
        return new Story(
                whole.seed(),
                whole.start(),
                whole.now(),
                whole.tasks().stream()
                        .filter(lane -> changed.contains(lane.task().id()))
                        .toList(),
                whole.services().stream()
                        .filter(lane -> changed.contains(lane.service()))
                        .toList(),
                whole.strays().stream()
                        .filter(ask -> told.contains(ask.sequence()))
                        .toList(),
                whole.journal(),
                whole.lines());
    }

    private static Object changedBy(JournalEvent event) {
        if (event instanceof TaskEvent change) {
            return change.task().id();
        }
        if (event instanceof WorkEvent work) {
            return work.task().id();
        }
        if (event instanceof ServiceEvent change) {
            return change.service();
        }
        return event instanceof DeploymentEvent step ? step.service() : "nothing";
    }
}
