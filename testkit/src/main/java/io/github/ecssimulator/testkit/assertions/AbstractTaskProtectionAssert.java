package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Assertions on the protection of a task, of now and of the past. */
abstract class AbstractTaskProtectionAssert<SELF extends AbstractTaskProtectionAssert<SELF>>
        extends AbstractTaskWorkAssert<SELF> {

    AbstractTaskProtectionAssert(SimulatedTask actual, Class<SELF> type) {
        super(actual, type);
    }

    /**
     * Verifies that scale-in has to spare the task now.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(busy).isProtected(); // passes
     * assertThat(idle).isProtected(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or unprotected
     */
    public SELF isProtected() {
        TaskSnapshot task = task();
        if (!task.isProtected()) {
            fail(task, "to be protected", "it is not", Symptom.LOST);
        }
        return myself;
    }

    /**
     * Verifies that scale-in may choose the task now.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(idle).isNotProtected(); // passes
     * assertThat(busy).isNotProtected(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or protected
     */
    public SELF isNotProtected() {
        TaskSnapshot task = task();
        if (task.isProtected()) {
            fail(task, "not to be protected", "it is protected until " + task.protectedUntil(), Symptom.KEPT);
        }
        return myself;
    }

    /**
     * Verifies how long the protection still lasts, from the simulated time of now.
     *
     * <pre>{@code
     * client.updateTaskProtection(
     *         r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true).expiresInMinutes(60));
     * ecs.clock().advance(Duration.ofMinutes(20));
     * assertThat(busy).hasProtectionExpiringIn(Duration.ofMinutes(40)); // passes
     * assertThat(busy).hasProtectionExpiringIn(Duration.ofMinutes(60)); // fails
     * }</pre>
     *
     * @throws IllegalArgumentException if the time left is negative, or longer than {@link SimulatedTime#LONGEST}
     * @throws AssertionError if the task is {@code null} or unprotected, or its protection ends at another instant
     */
    public SELF hasProtectionExpiringIn(Duration expected) {
        isNotNull();
        SimulatedTime.requireDuration("expected", expected);
        TaskSnapshot task = task();
        checkExpiry(task, "in " + expected + " at ", task.at().plus(expected));
        return myself;
    }

    /**
     * Verifies when the protection ends.
     *
     * <pre>{@code
     * client.updateTaskProtection(
     *         r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true).expiresInMinutes(60));
     * assertThat(busy).hasProtectionExpiringAt(Instant.parse("2024-01-01T01:00:00Z")); // passes
     * assertThat(busy).hasProtectionExpiringAt(Instant.parse("2024-01-01T02:00:00Z")); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or unprotected, or its protection ends at another instant
     */
    public SELF hasProtectionExpiringAt(Instant expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        checkExpiry(task(), "at ", expected);
        return myself;
    }

    private void checkExpiry(TaskSnapshot task, String how, Instant expected) {
        Instant until = task.protectedUntil();
        String wanted = "to have a protection that expires " + how + expected;
        if (until == null) {
            fail(task, wanted, "it is not protected", Symptom.LOST);
        } else if (!until.equals(expected)) {
            String but = "its protection expires in " + Duration.between(task.at(), until) + " at " + until;
            fail(task, wanted, but + sinceLastChange(), null, until, expected);
        }
    }

    private String sinceLastChange() {
        Story story = Story.of(actual.cluster().simulator());
        TaskRef task = actual.snapshot().ref();
        boolean isKnown = story.task(task.id()).filter(story::isWhole).isPresent();
        return isKnown ? " (" + ProtectionHistory.of(story, task).lastChange() + ")" : "";
    }

    /**
     * Verifies that the task was protected at each instant of a time span that is over: never unprotected while busy. A
     * protection that ends and is set again within one instant leaves a gap, for scale-in may strike in between.
     *
     * <pre>{@code
     * // protected at 00:00 for 60 minutes, renewed at 00:40 for 60 minutes, expired at 01:40
     * assertThat(busy).wasProtectedThroughout(at("00:00"), at("01:40")); // passes
     * assertThat(busy).wasProtectedThroughout(at("00:00"), at("01:41")); // fails
     * }</pre>
     *
     * @param from the first instant
     * @param to the end of the span, which is not part of it; at most now
     * @throws AssertionError if the task is {@code null}, or was unprotected in between; the message lists the gaps
     * @throws IllegalArgumentException if the span is empty or ends in the future
     */
    public SELF wasProtectedThroughout(Instant from, Instant to) {
        isNotNull();
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        TaskSnapshot task = task();
        requireSpan(from, to, task.at());
        List<ProtectionHistory.Gap> gaps = protection().gaps(from, to);
        if (!gaps.isEmpty()) {
            String lines = gaps.stream().map(gap -> "\n  " + gap).collect(Collectors.joining());
            fail(task, "to be protected throughout from " + from + " to " + to, "it was unprotected" + lines);
        }
        return myself;
    }

    private static void requireSpan(Instant from, Instant to, Instant now) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("There is no time from " + from + " to " + to + ".");
        }
        if (to.isAfter(now)) {
            throw new IllegalArgumentException(
                    "It is only " + now + " in simulated time, so nothing is known of " + to + ".");
        }
    }

    /**
     * Verifies that the task was never protected, neither now nor before.
     *
     * <pre>{@code
     * client.updateTaskProtection(r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true));
     * assertThat(idle).wasNeverProtected(); // passes
     * assertThat(busy).wasNeverProtected(); // fails, also after the protection has ended
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or was protected at any time
     */
    public SELF wasNeverProtected() {
        TaskSnapshot task = task();
        ProtectionHistory protection = protection();
        if (!protection.isEmpty()) {
            fail(task, "never to have been protected", protection.lastChange());
        }
        return myself;
    }

    /**
     * Verifies that nobody told the task to stop while it was protected. Protection keeps scale-in and deployments away,
     * but not StopTask or the deletion of the service.
     *
     * <pre>{@code
     * transcoder.scaleTo(0);
     * assertThat(busy).wasNeverStoppedWhileProtected(); // passes
     * busy.stop();
     * assertThat(busy).wasNeverStoppedWhileProtected(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or was told to stop while it was protected
     */
    public SELF wasNeverStoppedWhileProtected() {
        TaskSnapshot task = task();
        Story story = Story.of(actual.cluster().simulator());
        TaskId id = Kept.lane(story, task.ref()).task().id();
        story.journal()
                .events(TaskEvent.StopRequested.class)
                .filter(stop -> stop.concerns(id) && stop.wasProtected())
                .findFirst()
                .ifPresent(stop -> fail(
                        task,
                        "never to have been stopped while it was protected",
                        "it was told to stop at " + task.stoppingAt() + " by "
                                + stop.cause().code().wireName() + " ("
                                + VisibleText.of(stop.reason()) + ")"));
        return myself;
    }
}
