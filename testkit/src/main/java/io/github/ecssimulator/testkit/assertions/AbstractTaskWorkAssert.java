package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.End;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assertions on the work of a task: what {@link SimulatedTask#work(String)} began. */
abstract class AbstractTaskWorkAssert<SELF extends AbstractTaskWorkAssert<SELF>> extends AbstractTaskAssert<SELF> {

    AbstractTaskWorkAssert(SimulatedTask actual, Class<SELF> type) {
        super(actual, type);
    }

    /**
     * Verifies that the containers of the task never ended while work was open.
     *
     * <pre>{@code
     * Work job = busy.work("job 7");
     * busy.stop();
     * assertThat(busy).lostNoWork(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or lost work
     */
    public SELF lostNoWork() {
        Look look = new Look("to have lost no work");
        List<String> lost = look.lane.work().stream()
                .filter(span -> span.outcome() == Outcome.LOST)
                .map(span -> quoted(span.name()))
                .toList();
        if (!lost.isEmpty()) {
            look.fail("it lost " + lost, Symptom.LOST);
        }
        return myself;
    }

    /**
     * Verifies that the task lived until a piece of its work was finished.
     *
     * <pre>{@code
     * busy.work("job 7").finish();
     * assertThat(busy).survivedUntilEndOf("job 7"); // passes
     * assertThat(busy).survivedUntilEndOf("job 8"); // fails: there is no such work
     * }</pre>
     *
     * @param work what the work is called; all pieces of that name count
     * @throws AssertionError if the task is {@code null}, has no such work, or ended before it was finished, or it still goes on
     */
    public SELF survivedUntilEndOf(String work) {
        Look look = lookAt("to have survived until the end of ", work);
        for (WorkSpan span : look.spans(work)) {
            if (span.outcome() == Outcome.OPEN) {
                look.fail(quoted(work) + " is not finished", null);
            } else if (!span.outcome().isOverInTime()) {
                look.fail("it ended before that", Symptom.LOST);
            }
        }
        return myself;
    }

    /**
     * Verifies that the task was protected from the beginning of a piece of its work to its end, or until now if it goes on.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * busy.work("job 7").finish();
     * assertThat(busy).wasProtectedThroughout("job 7"); // passes
     * }</pre>
     *
     * @param work what the work is called; all pieces of that name count
     * @throws AssertionError if the task is {@code null}, has no such work, or was unprotected during it
     */
    public SELF wasProtectedThroughout(String work) {
        Look look = lookAt("to have been protected throughout ", work);
        for (WorkSpan span : look.spans(work)) {
            look.requireNoGap(span.sequence(), span.from(), look.endOf(span));
        }
        return myself;
    }

    /**
     * Verifies that the protection of the task had no hole during a piece of its work: once set, it was kept up until the end of the
     * work, or until now if it goes on. Work that begins a moment before its protection passes, other than with
     * {@link #wasProtectedThroughout(String)}.
     *
     * <pre>{@code
     * Work job = busy.work("job 7");
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true).expiresInMinutes(30));
     * ecs.clock().advance(Duration.ofMinutes(45));
     * assertThat(busy).hadNoUnprotectedGapDuring("job 7"); // fails
     * }</pre>
     *
     * @param work what the work is called; all pieces of that name count
     * @throws AssertionError if the task is {@code null}, has no such work, was not protected during it, or had a hole
     */
    public SELF hadNoUnprotectedGapDuring(String work) {
        Look look = lookAt("to have had no unprotected gap during ", work);
        for (WorkSpan span : look.spans(work)) {
            Instant end = look.endOf(span);
            Optional<Window> first = look.lane.windows().stream()
                    .filter(window -> window.lastsBeyond(span.sequence()) && beganBeforeEnd(window, span, end))
                    .findFirst();
            if (first.isEmpty()) {
                look.fail("it was not protected then", Symptom.UNCOVERED);
            }
            Renewal set = first.orElseThrow().renewals().get(0);
            boolean isLater = set.sequence() > span.sequence();
            look.requireNoGap(isLater ? set.sequence() : span.sequence(), isLater ? set.at() : span.from(), end);
        }
        return myself;
    }

    /** Only of work that was ended is it known what came first at the instant of its end. */
    private static boolean beganBeforeEnd(Window window, WorkSpan span, Instant end) {
        return span.outcome().isOverInTime()
                ? window.beginning() < span.ending()
                : !window.from().isAfter(end);
    }

    /**
     * Verifies that the task was released soon after a piece of its work, for which it asks, rather than left to its expiry.
     *
     * <pre>{@code
     * assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7");
     * }</pre>
     *
     * @param limit how long after the end of the work it may still have been protected
     * @throws IllegalArgumentException if the limit is negative or longer than simulated time
     */
    public ReleasedWithin<SELF> wasReleasedWithin(Duration limit) {
        isNotNull();
        SimulatedTime.requireDuration("limit", limit);
        return work -> releasedWithin(limit, work);
    }

    private SELF releasedWithin(Duration limit, String work) {
        Look look = lookAt("to have been released within " + Times.words(limit) + " after ", work);
        for (WorkSpan span : look.spans(work)) {
            if (span.outcome() == Outcome.OPEN) {
                look.fail(quoted(work) + " is not finished", null);
            }
            Instant end = look.endOf(span);
            boolean isKept = look.lane.windows().stream()
                    .filter(window -> beganBeforeEnd(window, span, end))
                    .anyMatch(window -> outlasts(window, end.plus(limit), look.story.now()));
            if (isKept) {
                look.fail("it was still protected then", Symptom.HELD);
            }
        }
        return myself;
    }

    private static boolean outlasts(Window window, Instant latest, Instant now) {
        Instant to = window.to() == null ? now : window.to();
        return to.isAfter(latest) || (window.end() == End.OPEN && to.equals(latest));
    }

    /**
     * Verifies that each renewal came at least so long before the protection would have run out: how slow or how late a heartbeat may
     * be without harm.
     *
     * <pre>{@code
     * assertThat(busy).hadMarginOfAtLeast(Duration.ofMinutes(5)); // protected for 30 minutes, renewed every 25
     * }</pre>
     *
     * @param margin the time that was left at the least
     * @throws AssertionError if the task is {@code null} or was never protected, if a renewal came later, or if a protection ran out
     * @throws IllegalArgumentException if the margin is negative or longer than simulated time
     */
    public SELF hadMarginOfAtLeast(Duration margin) {
        isNotNull();
        SimulatedTime.requireDuration("margin", margin);
        Look look = new Look("to have been renewed at least " + Times.words(margin) + " before its protection ran out");
        List<Window> windows = look.lane.windows();
        if (windows.isEmpty() || windows.stream().anyMatch(window -> window.end() == End.EXPIRED)) {
            look.fail("its protection ran out", Symptom.UNCOVERED);
        }
        windows.forEach(window -> requireMargin(look, window.renewals(), margin));
        return myself;
    }

    private void requireMargin(Look look, List<Renewal> renewals, Duration margin) {
        for (int i = 1; i < renewals.size(); i++) {
            Instant at = renewals.get(i).at();
            Duration left = Duration.between(at, renewals.get(i - 1).until());
            if (left.compareTo(margin) < 0) {
                String when = Times.since(look.story.start(), at);
                look.fail("at " + when + " only " + Times.words(left) + " were left", null);
            }
        }
    }

    private Look lookAt(String expectation, String work) {
        isNotNull();
        return new Look(expectation + quoted(Objects.requireNonNull(work, "work")));
    }

    private static String quoted(String work) {
        return "\"" + VisibleText.of(work) + "\"";
    }

    /** What happened to the task up to now, and what is expected of it. */
    private final class Look {
        private final TaskSnapshot task = task();
        private final Story story = Story.of(actual.cluster().simulator());
        private final TaskLane lane = Kept.lane(story, task.ref());
        private final String expectation;

        Look(String expectation) {
            this.expectation = expectation;
        }

        void fail(String but, @Nullable Symptom symptom) {
            AbstractTaskWorkAssert.this.fail(task, expectation, but, symptom);
        }

        List<WorkSpan> spans(String work) {
            List<WorkSpan> spans = lane.work().stream()
                    .filter(span -> span.name().equals(work))
                    .toList();
            if (spans.isEmpty()) {
                String others = lane.work().stream()
                        .map(span -> quoted(span.name()))
                        .distinct()
                        .collect(Collectors.joining(", "));
                fail("it had no such work" + (others.isEmpty() ? "" : " but " + others), null);
            }
            return spans;
        }

        /** Work that is lost ends with its task. */
        Instant endOf(WorkSpan span) {
            Instant to = span.outcome().isOverInTime() ? span.to() : lane.end();
            return to == null ? story.now() : to;
        }

        void requireNoGap(long entry, Instant from, Instant to) {
            List<ProtectionHistory.Gap> gaps =
                    ProtectionHistory.of(story, task.ref()).gapsFrom(entry, from, to);
            if (!gaps.isEmpty()) {
                ProtectionHistory.Gap gap = gaps.get(0);
                String but = "it was unprotected from " + Times.since(story.start(), gap.from()) + " to "
                        + Times.since(story.start(), gap.to()) + ", "
                        + Times.words(Duration.between(gap.from(), gap.to()));
                fail(but, Symptom.UNCOVERED);
            }
        }
    }
}
