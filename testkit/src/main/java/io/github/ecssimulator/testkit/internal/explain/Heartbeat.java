package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How the protection of a task was renewed: all that asked for it, and what was granted last. */
record Heartbeat(List<Ask> protects, Ask last, Renewal lastRenewal) {
    /** The caller of what nobody called for. */
    private static final String NOBODY = "before the test";

    /** Up to the call that protected the task anew, or for other work: what came later tells nothing of this window. */
    static Heartbeat of(TaskLane lane, Window window) {
        long anew = Math.min(anew(lane, window), doneWith(lane, window));
        List<Ask> protects = lane.asks().stream()
                .filter(ask -> ask.isProtect() && ask.sequence() < anew)
                .toList();
        Renewal renewal = window.lastRenewal();
        Ask last = protects.stream()
                .filter(ask -> ask.outcome().isGranted() && ask.sequence() < renewal.sequence())
                .reduce((older, newer) -> newer)
                .orElseGet(() -> given(lane, renewal));
        return new Heartbeat(protects, last, renewal);
    }

    /** {@return the entry that tells of the begin of the next window, later than all others if there is none} */
    private static long anew(TaskLane lane, Window window) {
        return lane.windows().stream()
                .map(Window::beginning)
                .filter(beginning -> beginning > window.lastRenewal().sequence())
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** {@return the entry behind the end of a window from which on nobody renews that, for its work was over; later than all others if none} */
    private static long doneWith(TaskLane lane, Window window) {
        if (window.isOpen()) {
            return Long.MAX_VALUE;
        }
        LongStream releases = lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE && ask.sequence() > window.ending())
                .mapToLong(Ask::sequence);
        return LongStream.concat(releases, lastEndOf(lane.workAtEntry(window.ending())))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static LongStream lastEndOf(List<WorkSpan> work) {
        boolean isOver = !work.isEmpty() && work.stream().allMatch(span -> span.to() != null);
        return isOver ? work.stream().mapToLong(WorkSpan::ending).sorted().skip(work.size() - 1L) : LongStream.empty();
    }

    /** The protection of a task that was there from before. */
    private static Ask given(TaskLane lane, Renewal renewal) {
        return new Ask(
                renewal.sequence(),
                renewal.at(),
                NOBODY,
                null,
                Ask.Kind.PROTECT,
                null,
                lane.task().arn().toString(),
                1,
                Ask.Outcome.GRANTED,
                "");
    }

    /** {@return whether nobody asked for the protection, because the task came into the world with it} */
    static boolean isGiven(Ask ask) {
        return ask.caller().equals(NOBODY);
    }

    /** {@return the first call, be it refused; what was granted last if there was none} */
    Ask first() {
        return protects.stream().findFirst().orElse(last);
    }

    /** {@return the first call, if it was refused} */
    Optional<Ask> refusedFirst() {
        return Optional.of(first()).filter(Ask::isRefused);
    }

    /** {@return the first call after an entry, if there was one} */
    Optional<Ask> firstAfter(long entry) {
        return protects.stream().filter(ask -> ask.sequence() > entry).findFirst();
    }

    /** {@return how long it protects} */
    Duration window() {
        return Duration.between(lastRenewal.at(), lastRenewal.until());
    }

    /** {@return the shortest time between two calls; zero if there is but one} */
    Duration interval() {
        return IntStream.range(1, protects.size())
                .mapToObj(i -> Duration.between(
                        protects.get(i - 1).at(), protects.get(i).at()))
                .filter(between -> !between.isZero())
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    boolean isSlowerThanItsWindow() {
        return interval().compareTo(window()) > 0;
    }

    /** {@return the renewals that were refused after the last that was granted, before an entry} */
    List<Ask> refusedBefore(long entry) {
        return protects.stream()
                .filter(ask -> ask.isRefused() && ask.sequence() > last.sequence() && ask.sequence() < entry)
                .toList();
    }

    /** {@return that executors ended periodic work after the last renewal that was granted, before an entry} */
    Stream<JournalEntry> deaths(Journal journal, long before) {
        return journal.entries().stream()
                .filter(entry -> entry.event() instanceof NoteEvent.WorkDied
                        && entry.sequence() > last.sequence()
                        && entry.sequence() < before);
    }

    /** {@return whether the renewals came at intervals, one of them failed, and there was time for another} */
    boolean diedWith(Ask failed, Instant until) {
        boolean wasTheLast = protects.get(protects.size() - 1).equals(failed);
        boolean threw = failed.outcome() == Ask.Outcome.REFUSED;
        Instant next = failed.at().plus(interval());
        return wasTheLast && threw && protects.size() > 2 && !next.isAfter(until);
    }
}
