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

/**
 * Assertions on the work of a task: what {@link SimulatedTask#work(String)} began.
 *
 * @param <SELF> the assertion itself
 */
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
     * @return this assertion
     * @throws AssertionError if the task is {@code null} or lost work
     */
    public SELF lostNoWork() {
        TaskSnapshot task = task();
        List<String> lost = laneIn(story()).work().stream()
                .filter(span -> span.outcome() == Outcome.LOST)
                .map(span -> quoted(span.name()))
                .toList();
        if (!lost.isEmpty()) {
            fail(task, "to have lost no work", "it lost " + lost, Symptom.LOST);
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
     * @return this assertion
     * @throws AssertionError if the task is {@code null}, has no such work, or ended before it was finished, or it still goes on
     */
    public SELF survivedUntilEndOf(String work) {
        TaskSnapshot task = task();
        Story story = story();
        String expectation = "to have survived until the end of " + quoted(work);
        for (WorkSpan span : spans(task, story, work, expectation)) {
            if (span.outcome() == Outcome.OPEN) {
                fail(task, expectation, quoted(work) + " is not finished");
            } else if (!span.outcome().isOverInTime()) {
                fail(task, expectation, "it ended before that", Symptom.LOST);
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
     * @return this assertion
     * @throws AssertionError if the task is {@code null}, has no such work, or was unprotected during it
     */
    public SELF wasProtectedThroughout(String work) {
        TaskSnapshot task = task();
        Story story = story();
        String expectation = "to have been protected throughout " + quoted(work);
        for (WorkSpan span : spans(task, story, work, expectation)) {
            requireNoGap(task, story, expectation, span.sequence(), span.from(), endOf(span, story));
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
     * @return this assertion
     * @throws AssertionError if the task is {@code null}, has no such work, was not protected during it, or had a hole
     */
    public SELF hadNoUnprotectedGapDuring(String work) {
        TaskSnapshot task = task();
        Story story = story();
        String expectation = "to have had no unprotected gap during " + quoted(work);
        for (WorkSpan span : spans(task, story, work, expectation)) {
            Instant end = endOf(span, story);
            Optional<Window> first = laneIn(story).windows().stream()
                    .filter(window -> window.lastsBeyond(span.sequence()) && beganBeforeEnd(window, span, end))
                    .findFirst();
            if (first.isEmpty()) {
                fail(task, expectation, "it was not protected then", Symptom.UNCOVERED);
            }
            Renewal set = first.orElseThrow().renewals().get(0);
            boolean isLater = set.sequence() > span.sequence();
            requireNoGap(
                    task,
                    story,
                    expectation,
                    isLater ? set.sequence() : span.sequence(),
                    isLater ? set.at() : span.from(),
                    end);
        }
        return myself;
    }

    /** Only of work that was ended is it known what came first at the instant of its end. */
    private static boolean beganBeforeEnd(Window window, WorkSpan span, Instant end) {
        return span.outcome().isOverInTime()
                ? window.beginning() < span.ending()
                : !window.from().isAfter(end);
    }

    private void requireNoGap(
            TaskSnapshot task, Story story, String expectation, long entry, Instant from, Instant to) {
        List<ProtectionHistory.Gap> gaps = protection().gapsFrom(entry, from, to);
        if (!gaps.isEmpty()) {
            Instant start = story.start();
            ProtectionHistory.Gap gap = gaps.get(0);
            String but = "it was unprotected from " + Times.since(start, gap.from()) + " to "
                    + Times.since(start, gap.to()) + ", " + Times.words(Duration.between(gap.from(), gap.to()));
            fail(task, expectation, but, Symptom.UNCOVERED);
        }
    }

    /**
     * Verifies that the task was released soon after a piece of its work, rather than left to its expiry.
     *
     * <pre>{@code
     * assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7");
     * }</pre>
     *
     * @param limit how long after the end of the work it may still have been protected
     * @return asks for the work
     * @throws IllegalArgumentException if the limit is negative or longer than simulated time
     */
    public ReleasedWithin<SELF> wasReleasedWithin(Duration limit) {
        SimulatedTime.requireDuration("limit", limit);
        return work -> releasedWithin(limit, work);
    }

    private SELF releasedWithin(Duration limit, String work) {
        TaskSnapshot task = task();
        Story story = story();
        String expectation = "to have been released within " + Times.words(limit) + " after " + quoted(work);
        for (WorkSpan span : spans(task, story, work, expectation)) {
            if (span.outcome() == Outcome.OPEN) {
                fail(task, expectation, quoted(work) + " is not finished");
            }
            Instant end = endOf(span, story);
            boolean isKept = laneIn(story).windows().stream()
                    .filter(window -> beganBeforeEnd(window, span, end))
                    .anyMatch(window -> outlasts(window, end.plus(limit), story.now()));
            if (isKept) {
                fail(task, expectation, "it was still protected then", Symptom.HELD);
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
     * @return this assertion
     * @throws AssertionError if the task is {@code null} or was never protected, if a renewal came later, or if a protection ran out
     * @throws IllegalArgumentException if the margin is negative or longer than simulated time
     */
    public SELF hadMarginOfAtLeast(Duration margin) {
        SimulatedTime.requireDuration("margin", margin);
        TaskSnapshot task = task();
        String expectation = "to have been renewed at least " + Times.words(margin) + " before its protection ran out";
        Story story = story();
        TaskLane lane = laneIn(story);
        if (lane.windows().isEmpty() || lane.windows().stream().anyMatch(window -> window.end() == End.EXPIRED)) {
            fail(task, expectation, "its protection ran out", Symptom.UNCOVERED);
        }
        lane.windows().forEach(window -> requireMargin(task, story, expectation, window.renewals(), margin));
        return myself;
    }

    private void requireMargin(
            TaskSnapshot task, Story story, String expectation, List<Renewal> renewals, Duration margin) {
        for (int i = 1; i < renewals.size(); i++) {
            Duration left =
                    Duration.between(renewals.get(i).at(), renewals.get(i - 1).until());
            if (left.compareTo(margin) < 0) {
                String at = Times.since(story.start(), renewals.get(i).at());
                fail(task, expectation, "at " + at + " only " + Times.words(left) + " were left");
            }
        }
    }

    private List<WorkSpan> spans(TaskSnapshot task, Story story, String work, String expectation) {
        Objects.requireNonNull(work, "work");
        List<WorkSpan> all = laneIn(story).work();
        List<WorkSpan> spans =
                all.stream().filter(span -> span.name().equals(work)).toList();
        if (spans.isEmpty()) {
            List<String> names =
                    all.stream().map(span -> quoted(span.name())).distinct().toList();
            fail(
                    task,
                    expectation,
                    "it had no such work" + (names.isEmpty() ? "" : " but " + String.join(", ", names)));
        }
        return spans;
    }

    /** Work that is lost ends with its task. */
    private Instant endOf(WorkSpan span, Story story) {
        Instant end = laneIn(story).end();
        Instant to = span.outcome().isOverInTime() ? span.to() : end;
        return to == null ? story.now() : to;
    }

    private Story story() {
        return Story.of(actual.cluster().simulator());
    }

    private TaskLane laneIn(Story story) {
        return Kept.lane(story, actual.snapshot().ref());
    }

    private static String quoted(String work) {
        return "\"" + VisibleText.of(work) + "\"";
    }
}
