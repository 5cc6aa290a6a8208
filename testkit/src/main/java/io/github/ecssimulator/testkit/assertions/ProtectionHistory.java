package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a task was protected and when it was not.
 *
 * <p>The order of the entries counts, not only their instants: a protection that expires and is set again within one
 * instant left the task unprotected in between, and the scheduler may have used that.
 */
record ProtectionHistory(List<Window> windows, @Nullable JournalEntry refusedSince) {

    static ProtectionHistory of(Story story, TaskRef task) {
        List<Window> windows = Kept.lane(story, task).windows();
        long change = windows.isEmpty() ? 0 : lastEntry(windows.get(windows.size() - 1));
        JournalEntry refused = story.journal().entries().stream()
                .filter(entry -> entry.sequence() > change && isRefusedTry(entry.event(), task.id()))
                .reduce((older, newer) -> newer)
                .orElse(null);
        return new ProtectionHistory(windows, refused);
    }

    private static long lastEntry(Window window) {
        return window.isOpen() ? window.lastRenewal().sequence() : window.ending();
    }

    /** A try whose path names no task, for it is wrong, may have been meant for this one. */
    private static boolean isRefusedTry(JournalEvent event, TaskId task) {
        return event instanceof AgentEvent attempt
                && !(attempt instanceof AgentEvent.Answered)
                && attempt.request().part() == AgentPart.TASK_PROTECTION
                && (attempt.request().task() == null || attempt.concerns(task));
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    /** Tells what last happened to the protection, as a clause, and what was tried in vain since. */
    String lastChange() {
        String tried = refusedSince == null
                ? ""
                : "; at " + refusedSince.at() + " " + refusedSince.event().text();
        if (windows.isEmpty()) {
            return "it was never protected" + tried;
        }
        Window last = windows.get(windows.size() - 1);
        Instant at = last.to() == null ? last.lastRenewal().at() : last.to();
        return "its protection " + how(last) + " at " + at + tried;
    }

    private static String how(Window window) {
        return switch (window.end()) {
            case OPEN -> "was set";
            case CLEARED -> "was cleared";
            case EXPIRED -> "expired";
            case WITH_THE_TASK -> "ended with the task";
        };
    }

    /** Finds the gaps within [from, to). One that was closed at {@code from} itself is not among them. */
    List<Gap> gaps(Instant from, Instant to) {
        return unprotected().stream()
                .filter(gap -> gap.from().isBefore(to) && gap.to().isAfter(from))
                .map(gap -> gap.clip(from, to))
                .toList();
    }

    /** Those from an entry on, which tells apart what happened at its instant, to an end that is not part of them unless it is that one. */
    List<Gap> gapsFrom(long entry, Instant from, Instant to) {
        return unprotected().stream()
                .filter(gap -> gap.until() > entry && (gap.from().isBefore(to) || gap.since() < entry))
                .map(gap -> gap.clip(from, to))
                .toList();
    }

    private List<Gap> unprotected() {
        List<Gap> gaps = new ArrayList<>();
        Instant from = Instant.MIN;
        long since = 0;
        String why = "was not set yet";
        for (Window window : windows) {
            gaps.add(new Gap(from, window.from(), since, window.beginning(), why));
            from = Objects.requireNonNullElse(window.to(), Instant.MAX);
            since = window.isOpen() ? Long.MAX_VALUE : window.ending();
            why = how(window);
        }
        gaps.add(new Gap(from, Instant.MAX, since, Long.MAX_VALUE, why));
        return gaps;
    }

    /** A time without protection, between two entries of the journal; its end is not part of it. */
    record Gap(Instant from, Instant to, long since, long until, String why) {

        private Gap clip(Instant first, Instant last) {
            Instant begin = from.isBefore(first) ? first : from;
            return new Gap(begin, to.isAfter(last) ? last : to, since, until, why);
        }

        @Override
        public String toString() {
            return from + " to " + to + " (" + Duration.between(from, to) + "): its protection " + why;
        }
    }
}
