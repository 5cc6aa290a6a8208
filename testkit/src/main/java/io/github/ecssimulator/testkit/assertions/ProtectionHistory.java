package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
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
final class ProtectionHistory {
    private final List<Window> windows;
    private final @Nullable JournalEntry refusedSince;

    private ProtectionHistory(List<Window> windows, @Nullable JournalEntry refusedSince) {
        this.windows = windows;
        this.refusedSince = refusedSince;
    }

    static ProtectionHistory of(Story story, TaskId task) {
        List<Window> windows = story.task(task).map(TaskLane::windows).orElse(List.of());
        long change = windows.isEmpty() ? 0 : lastEntry(windows.get(windows.size() - 1));
        JournalEntry refused = story.journal().entries().stream()
                .filter(entry -> entry.sequence() > change && isRefusedTry(entry.event(), task))
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

    private List<Gap> unprotected() {
        List<Gap> gaps = new ArrayList<>();
        Instant since = Instant.MIN;
        String why = "was not set yet";
        for (Window window : windows) {
            gaps.add(new Gap(since, window.from(), why));
            since = Objects.requireNonNullElse(window.to(), Instant.MAX);
            why = how(window);
        }
        gaps.add(new Gap(since, Instant.MAX, why));
        return gaps;
    }

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
