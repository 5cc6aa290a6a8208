package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.TaskEvent.ProtectionChange;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a task was protected and when it was not, as the journal has it.
 *
 * <p>The order of the entries counts, not only their instants: a protection that expires and is set again within one
 * instant left the task unprotected in between, and the scheduler may have used that.
 */
final class ProtectionHistory {
    private final List<Change> changes;
    private final @Nullable JournalEntry refusedSince;

    private ProtectionHistory(List<Change> changes, @Nullable JournalEntry refusedSince) {
        this.changes = List.copyOf(changes);
        this.refusedSince = refusedSince;
    }

    static ProtectionHistory of(Journal journal, TaskId task) {
        List<Change> changes = new ArrayList<>();
        JournalEntry refused = null;
        for (JournalEntry entry : journal.entries()) {
            if (entry.event() instanceof TaskEvent event && event.concerns(task)) {
                add(entry.at(), event, changes);
                refused = event.protectionChange() == ProtectionChange.NONE ? refused : null;
            } else if (isRefusedTry(entry.event(), task)) {
                refused = entry;
            }
        }
        return new ProtectionHistory(changes, refused);
    }

    /** A try whose path names no task, for it is wrong, may have been meant for this one. */
    private static boolean isRefusedTry(JournalEvent event, TaskId task) {
        return event instanceof AgentEvent attempt
                && !(attempt instanceof AgentEvent.Answered)
                && attempt.request().part() == AgentPart.TASK_PROTECTION
                && (attempt.request().task() == null || attempt.concerns(task));
    }

    private static void add(Instant at, TaskEvent event, List<Change> changes) {
        switch (event.protectionChange()) {
            case SET -> changes.add(new Change(at, true, "was set"));
            case CLEARED -> changes.add(new Change(at, false, "was cleared"));
            case EXPIRED -> changes.add(new Change(at, false, "expired"));
            case ENDED_WITH_THE_TASK -> changes.add(new Change(at, false, "ended with the task"));
            case NONE -> {}
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Tells what last happened to the protection, as a clause, and what was tried in vain since. */
    String lastChange() {
        String tried = refusedSince == null
                ? ""
                : "; at " + refusedSince.at() + " " + refusedSince.event().text();
        if (changes.isEmpty()) {
            return "it was never protected" + tried;
        }
        Change last = changes.get(changes.size() - 1);
        return "its protection " + last.how() + " at " + last.at() + tried;
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
