package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the protected windows of one task show. */
final class WindowRules {
    private final Facts facts;
    private final TaskLane lane;
    private final List<Finding> findings = new ArrayList<>();

    private WindowRules(Facts facts, TaskLane lane) {
        this.facts = facts;
        this.lane = lane;
    }

    static Stream<Finding> findings(Facts facts) {
        return facts.story().tasks().stream().flatMap(lane -> new WindowRules(facts, lane).look());
    }

    private Stream<Finding> look() {
        List<Window> windows = lane.windows();
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            Window next = i + 1 < windows.size() ? windows.get(i + 1) : null;
            margin(window);
            if (!hole(window, i, next) && window.end() == End.EXPIRED) {
                expired(window);
            }
        }
        lane.openWindow().ifPresent(this::stillProtected);
        return findings.stream();
    }

    private void add(Lint lint, long sequence, Instant at, String sentence, String fix) {
        findings.add(facts.finding(lint, lane.task(), sequence, at, sentence, fix));
    }

    private void margin(Window window) {
        for (int i = 1; i < window.renewals().size(); i++) {
            Renewal before = window.renewals().get(i - 1);
            Renewal renewal = window.renewals().get(i);
            Duration length = Duration.between(before.at(), before.until());
            Duration waited = Duration.between(before.at(), renewal.at());
            if (waited.multipliedBy(2).compareTo(length) > 0) {
                String of = Times.words(waited) + " of its " + Times.words(length);
                add(
                        Lint.MARGIN,
                        renewal.sequence(),
                        renewal.at(),
                        "was renewed at " + facts.time(renewal.at()) + ", after " + of
                                + ", so one renewal that fails leaves it unprotected",
                        "renew every " + Times.words(length.dividedBy(2)) + ", or protect for "
                                + Times.words(waited.multipliedBy(2)));
            }
        }
    }

    private void expired(Window window) {
        Instant at = Objects.requireNonNull(window.to());
        TaskLane.Stop stop = lane.stop();
        if ((stop != null && stop.sequence() < window.ending())
                || !facts.isOfACall(window.lastRenewal().sequence())) {
            return;
        }
        Renewal last = window.lastRenewal();
        Optional<Ask> refused = refusedRenewals(window).findFirst();
        List<String> work =
                lane.workAtEntry(window.ending()).stream().map(WorkSpan::name).toList();
        add(
                Lint.EXPIRED,
                window.ending(),
                at,
                "lost its protection at " + facts.time(at) + ", " + between(last.at(), at)
                        + since(window, work, refused)
                        + (stop == null ? "" : "; it was told to stop at " + facts.time(stop.at())),
                refused.map(ask -> Remedy.ofRenewal(ask, facts.time(at)))
                        .orElse(
                                work.isEmpty()
                                        ? "clear it (protectionEnabled false) as soon as the work is done"
                                        : "renew it while work is open, or protect for longer than the longest work"));
    }

    private String since(Window window, List<String> work, Optional<Ask> refused) {
        String since = window.renewals().size() > 1
                ? " after its last renewal"
                : " after it was set" + (work.isEmpty() || refused.isPresent() ? "" : " and never renewed");
        String open = work.isEmpty()
                ? refused.isPresent() ? "" : ", and nobody cleared it"
                : ", while " + Facts.names(work) + " was open";
        return since
                + open
                + refused.map(ask -> told(ask, refusedRenewals(window).count() - 1))
                        .orElse("");
    }

    private Stream<Ask> refusedRenewals(Window window) {
        return lane.asks().stream()
                .filter(ask -> ask.isProtect()
                        && ask.isRefused()
                        && ask.sequence() > window.lastRenewal().sequence()
                        && ask.sequence() < window.ending());
    }

    private String told(Ask refused, long more) {
        return ": its renewal at " + facts.time(refused.at())
                + (more == 0 ? " was refused with " : " and " + more + " more were refused with ")
                + Remedy.error(refused);
    }

    private void stillProtected(Window window) {
        Instant now = facts.story().now();
        if (lane.stop() != null
                || !Facts.workAt(lane, now).isEmpty()
                || !facts.isOfACall(window.lastRenewal().sequence())) {
            return;
        }
        Optional<Instant> end = lane.work().stream()
                .flatMap(span -> Optional.ofNullable(span.to()).stream())
                .max(Instant::compareTo);
        add(
                Lint.STILL_PROTECTED,
                window.lastRenewal().sequence(),
                window.lastRenewal().at(),
                "is still protected at the end, " + facts.time(now) + ", until " + facts.time(window.until())
                        + end.map(at -> ", although its work ended at " + facts.time(at))
                                .orElse(", and no work is open on it")
                        + (lane.asks().stream().noneMatch(ask -> ask.kind() == Ask.Kind.RELEASE)
                                ? ": no release was sent"
                                : ""),
                "clear it (protectionEnabled false) when the work is done, also when it fails"
                        + (window.renewals().size() > 1 ? ", and stop its heartbeat first" : ""));
    }

    /** Tells whether there is a hole behind a window, and says so. */
    private boolean hole(Window window, int index, @Nullable Window next) {
        Instant from = window.to();
        if (next == null || from == null || !next.from().isAfter(from)) {
            return false;
        }
        List<String> work = lane.work().stream()
                .filter(span -> span.sequence() < window.ending() && span.lastsBeyond(next.beginning()))
                .map(WorkSpan::name)
                .toList();
        if (work.isEmpty() && !(window.end() == End.EXPIRED && isMeantToRenew(window, index, next))) {
            return false;
        }
        Duration length =
                Duration.between(window.lastRenewal().at(), window.lastRenewal().until());
        Duration beat = Duration.between(window.lastRenewal().at(), next.from());
        add(
                Lint.HOLE,
                next.beginning(),
                from,
                "was unprotected from " + facts.time(from) + " to " + facts.time(next.from()) + ", for "
                        + between(from, next.from())
                        + (work.isEmpty() ? ", between two protections" : ", while " + Facts.names(work) + " was open")
                        + (window.end() == End.CLEARED
                                ? ""
                                : ": protected for " + Times.words(length) + ", and again only after "
                                        + Times.words(beat)),
                window.end() == End.CLEARED
                        ? "clear it only when all work is done: count what is open"
                        : "renew every " + Times.words(length.dividedBy(2)) + ", or protect for "
                                + Times.words(beat.multipliedBy(2)));
        return true;
    }

    private static String between(Instant from, Instant to) {
        return Times.words(Duration.between(from, to));
    }

    /** A heartbeat shows by an earlier renewal, a renewal that was refused, or beats at equal distances. */
    private boolean isMeantToRenew(Window window, int index, Window next) {
        Renewal last = window.lastRenewal();
        boolean isLate = next.from().isAfter(last.until().plus(Duration.between(last.at(), last.until())));
        if (isLate || !lane.work().isEmpty()) {
            return false;
        }
        return window.renewals().size() > 1
                || wasRefusedBetween(window.from(), next.from())
                || (index > 0 && isOneBeat(lane.windows().get(index - 1), window, next));
    }

    private static boolean isOneBeat(Window before, Window window, Window next) {
        Duration beat = Duration.between(window.from(), next.from());
        return before.end() == End.EXPIRED
                && Duration.between(before.from(), window.from()).equals(beat);
    }

    private boolean wasRefusedBetween(Instant from, Instant to) {
        return lane.asks().stream()
                .filter(Ask::isProtect)
                .filter(Ask::isRefused)
                .anyMatch(ask -> ask.at().isAfter(from) && ask.at().isBefore(to));
    }
}
