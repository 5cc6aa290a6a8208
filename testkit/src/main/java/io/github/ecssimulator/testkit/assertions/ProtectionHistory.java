package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a task was protected and when it was not, as the journal has it.
 *
 * <p>The order of the entries counts, not only their instants: a protection that expires and is set again within one
 * instant left the task unprotected in between, and the scheduler may have used that.
 */
final class ProtectionHistory {
    private final List<Change> changes;

    private ProtectionHistory(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    static ProtectionHistory of(Journal journal, TaskId task) {
        List<Change> changes = new ArrayList<>();
        for (JournalEntry entry : journal.entries()) {
            if (entry.event() instanceof TaskEvent event && event.concerns(task)) {
                add(entry.at(), event, changes);
            }
        }
        return new ProtectionHistory(changes);
    }

    private static void add(Instant at, TaskEvent event, List<Change> changes) {
        if (event instanceof TaskEvent.ProtectionSet) {
            changes.add(new Change(at, true, "was set"));
        } else if (event instanceof TaskEvent.ProtectionCleared) {
            changes.add(new Change(at, false, "was cleared"));
        } else if (event instanceof TaskEvent.ProtectionExpired) {
            changes.add(new Change(at, false, "expired"));
        } else if (event instanceof TaskEvent.ProtectionEnded) {
            changes.add(new Change(at, false, "ended with the task"));
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Tells what last happened to the protection, as a clause. */
    String lastChange() {
        if (changes.isEmpty()) {
            return "it was never protected";
        }
        Change last = changes.get(changes.size() - 1);
        return "its protection " + last.how() + " at " + last.at();
    }

    /** Finds the gaps within [from, to). One that was closed at {@code from} itself is not among them. */
    List<Gap> gaps(Instant from, Instant to) {
        return unprotected().stream()
                .filter(gap -> gap.from().isBefore(to) && gap.to().isAfter(from))
                .map(gap -> gap.clip(from, to))
                .toList();
    }

    private List<Gap> unprotected() {
        List<Gap> gaps = new ArrayList<>();
        Change opened = new Change(Instant.MIN, false, "was not set yet");
        for (Change change : changes) {
            if (opened != null && change.isProtected()) {
                gaps.add(new Gap(opened.at(), change.at(), opened.how()));
                opened = null;
            } else if (opened == null && !change.isProtected()) {
                opened = change;
            }
        }
        if (opened != null) {
            gaps.add(new Gap(opened.at(), Instant.MAX, opened.how()));
        }
        return gaps;
    }

    private record Change(Instant at, boolean isProtected, String how) {}

    /** A time without protection; its end is not part of it. */
    record Gap(Instant from, Instant to, String why) {

        private Gap clip(Instant first, Instant last) {
            return new Gap(from.isBefore(first) ? first : from, to.isAfter(last) ? last : to, why);
        }

        @Override
        public String toString() {
            return from + " to " + to + " (" + Duration.between(from, to) + "): its protection " + why;
        }
    }
}
