package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.ScheduledEvent;
import io.github.ecssimulator.internal.engine.WorldTime;
import io.github.ecssimulator.model.AdvanceStep;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.VisibleText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The time of one simulator. It moves only when told to, and never back.
 *
 * <p>Advancing runs all that is due on the way, such as expiring protections and planned work, each with the clock at its own
 * instant, and returns when nothing is due any more.
 *
 * <pre>{@code
 * clock.advance(Duration.ofMinutes(60));
 * clock.runEvery(Duration.ofMinutes(20), "heartbeat", worker::renew);
 * }</pre>
 *
 * <p>Safe for use from any thread. As a {@link Clock} it can be injected wherever production code takes one.
 */
public final class SimulatedClock extends Clock {
    private final WorldTime time;
    private final Notes notes;

    SimulatedClock(WorldTime time, Notes notes) {
        this.time = time;
        this.notes = notes;
    }

    /** {@return the simulated time} */
    @Override
    public Instant instant() {
        return time.caughtUpNow();
    }

    /** {@return UTC; {@link #withZone} gives the same time in another zone} */
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** {@return a view of this clock in another zone, which moves with this clock} */
    @Override
    public Clock withZone(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        return zone.equals(ZoneOffset.UTC) ? this : new ZonedClock(this, zone);
    }

    /**
     * Moves the time on.
     *
     * @param duration how far; zero runs what is due now
     * @throws IllegalArgumentException if the duration is negative
     * @throws IllegalStateException if the simulator follows another clock, or if more events run than the cap allows
     */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "Simulated time never runs backwards, so it cannot advance by " + duration + ".");
        }
        requireReachable("duration", duration);
        requireOwnTime();
        time.advance(duration);
    }

    /**
     * Moves the time on to an instant.
     *
     * @param target where to stop
     * @throws IllegalArgumentException if the instant is in the past
     * @throws IllegalStateException if the simulator follows another clock, or if more events run than the cap allows
     */
    public void advanceTo(Instant target) {
        Objects.requireNonNull(target, "target");
        Instant now = time.now();
        if (target.isBefore(now)) {
            throw new IllegalArgumentException(
                    "Simulated time never runs backwards: it is " + now + ", so it cannot advance to " + target + ".");
        }
        SimulatedTime.requireInstant("target", target);
        requireOwnTime();
        time.advanceTo(target);
    }

    /**
     * Runs what is due now; no time passes. Works also while the simulator follows another clock.
     *
     * @throws IllegalStateException if more events run than the cap allows
     */
    public void runDue() {
        time.runDue();
    }

    /**
     * Moves the time on to the next event and runs all that is due then.
     *
     * @return the instant of that event, or empty (and no time passed) when nothing is planned
     * @throws IllegalStateException if the simulator follows another clock, or if more events run than the cap allows
     */
    public Optional<Instant> advanceToNextEvent() {
        requireOwnTime();
        time.nextEventAt().ifPresent(at -> SimulatedTime.requireInstant("The instant of the next event", at));
        return time.advanceToNextEvent();
    }

    /**
     * Moves the time on, event by event, until a condition holds. It is asked first, then after each instant at which
     * something happened, and at the limit.
     *
     * @param condition what to wait for
     * @param limit how much simulated time may pass
     * @throws AssertionError if the condition does not hold at the limit
     * @throws IllegalStateException if the simulator follows another clock, or if more events run than the cap allows
     */
    public void advanceUntil(BooleanSupplier condition, Duration limit) {
        Objects.requireNonNull(condition, "condition");
        SimulatedTime.requireDuration("limit", limit);
        requireReachable("limit", limit);
        requireOwnTime();
        Instant start = time.now();
        if (!time.advanceUntil(condition, limit)) {
            throw new AssertionError("The condition did not come true within " + limit + " of simulated time: from "
                    + start + " to " + time.now() + ". "
                    + time.nextEventAt()
                            .map(at -> "The next event is at " + at + ".")
                            .orElse("Nothing is planned."));
        }
    }

    /**
     * Sleeps in simulated time: for production code that takes a way to sleep, such as {@code clock::sleep}. A thread of its
     * own sleeps until the test has moved the time so far; when nobody moves it, this thread does.
     *
     * @param duration how long; zero or less does nothing
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws IllegalArgumentException if simulated time ends before
     * @throws IllegalStateException if the simulator follows another clock, or is closed
     */
    public void sleep(Duration duration) throws InterruptedException {
        requireReachable("duration", Objects.requireNonNull(duration, "duration"));
        requireOwnTime();
        time.sleep(duration);
    }

    /**
     * Waits in real time until the code under test is at rest; no simulated time passes. Every advance does so by itself.
     *
     * @throws IllegalStateException if a thread does not come to rest within the limit of
     *     {@link io.github.ecssimulator.model.Settling}; the message names it
     */
    public void settle() {
        time.settle();
    }

    /** {@return when the next event is due, or empty when nothing is planned} */
    public Optional<Instant> nextEventAt() {
        return time.nextEventAt();
    }

    /**
     * Plans work for an instant. It runs in the thread that advances the clock.
     *
     * @param at when to run it; an instant in the past means now
     * @param name how messages name the work
     * @param work what to do; what it throws comes out of the advance
     * @return a handle to cancel it
     */
    public PlannedWork runAt(Instant at, String name, Runnable work) {
        ScheduledEvent event =
                time.planCallback(requireInTime(at), requireName(name), Objects.requireNonNull(work, "work"));
        return () -> time.cancel(event);
    }

    /**
     * Plans code under test for an instant, as an executor does. It differs from {@link #runAt} where {@link
     * EcsSimulatorBuilder#drawTies ties are drawn}: then such code of another name that is due at the same instant may come first.
     *
     * @param at when to run it; an instant in the past means now
     * @param name whose code it is: of one name, what was planned first comes first
     * @param code what to do; what it throws comes out of the advance
     * @return a handle to cancel it
     */
    public PlannedWork runCodeAt(Instant at, String name, Runnable code) {
        ScheduledEvent event =
                time.planCode(requireInTime(at), requireName(name), Objects.requireNonNull(code, "code"));
        return () -> time.cancel(event);
    }

    private static Instant requireInTime(Instant at) {
        if (Objects.requireNonNull(at, "at").isAfter(SimulatedTime.LATEST)) {
            throw new IllegalArgumentException("at must not be after " + SimulatedTime.LATEST
                    + ", where simulated time ends, but was " + at + ".");
        }
        return at;
    }

    private static String requireName(String name) {
        return VisibleText.of(Objects.requireNonNull(name, "name"));
    }

    /**
     * Plans work for after a while. It runs in the thread that advances the clock.
     *
     * @param delay how long from now; a negative one means now
     * @param name how messages name the work
     * @param work what to do; what it throws comes out of the advance
     * @return a handle to cancel it
     */
    public PlannedWork runAfter(Duration delay, String name, Runnable work) {
        requireReachable("delay", SimulatedTime.requireNotTooLong("delay", delay));
        return runAt(instant().plus(delay), name, work);
    }

    /**
     * Plans work that repeats, first after one period. It runs in the thread that advances the clock.
     *
     * @param period the time between two runs
     * @param name how messages name the work
     * @param work what to do; what it throws comes out of the advance and ends the repetition
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the period is not positive
     */
    public PlannedWork runEvery(Duration period, String name, Runnable work) {
        requireReachable("period", SimulatedTime.requirePositive("period", period));
        return new RepeatedWork(this, period, name, work).start();
    }

    /**
     * Lets somebody watch how far each advance is: told where it begins, after each event, and where it ends. There is one watcher
     * at most; the extension for JUnit has one that tells of an advance of more than two seconds of real time.
     *
     * <pre>{@code
     * clock.onAdvance(step -> bar.show(Duration.between(step.from(), step.now())));
     * }</pre>
     *
     * @param watcher takes the place of the one before; what it throws comes out of the advance
     */
    public void onAdvance(Consumer<? super AdvanceStep> watcher) {
        time.watch(Objects.requireNonNull(watcher, "watcher"));
    }

    /** {@return what is noted down of this world, for those who look back; a test has no need to} */
    public Notes notes() {
        return notes;
    }

    /** {@return whether the simulator follows another clock, which somebody else moves, so that this one cannot be advanced} */
    public boolean followsAnotherClock() {
        return time.followsAnotherClock();
    }

    private void requireReachable(String argument, Duration duration) {
        Instant now = time.now();
        // Not by the duration that is left: the JDK finds one of so many years by an exception that it catches itself.
        boolean tooLong = duration.compareTo(SimulatedTime.LONGEST) > 0;
        if (tooLong || now.plus(duration).isAfter(SimulatedTime.LATEST)) {
            throw new IllegalArgumentException(argument + " must be at most "
                    + Duration.between(now, SimulatedTime.LATEST) + ", for it is " + now
                    + " and simulated time ends at " + SimulatedTime.LATEST + ", but was " + duration + ".");
        }
    }

    private void requireOwnTime() {
        if (time.followsAnotherClock()) {
            throw new IllegalStateException(
                    "This simulator follows another clock. Advance that one; due events are caught up at the next call.");
        }
    }

    @Override
    public String toString() {
        return "SimulatedClock[" + time.now() + "]";
    }
}
