package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.StopNotice;
import java.time.Duration;
import java.time.Instant;

/** Jobs on a day without faults, while the service scales in, or the task is to go: for a newer one, or because somebody stops it. */
record WorkLines<P>(Trial<P> trial) {
    private static final String BEFORE = "the job before";
    private static final String JOB = "job";
    private static final String FIRST = "job 1";
    private static final String SECOND = "job 2";
    static final String HEALTHY = "a job to begin where nothing speaks against it";
    private static final String TOO_LATE = "a job too late";
    private static final Duration LAST_SECONDS = Duration.ofSeconds(10);
    private static final String OVERLAP = "the end of one job to leave the other one protected";

    void shortJob() {
        trial.mustBegin(BEFORE, HEALTHY);
        trial.mustEnd(BEFORE);
        trial.mustBegin(JOB, HEALTHY);
        trial.service().scaleTo(0);
        trial.passWhile(trial.own()::isRunning, untilTheEndBeforeIsOver());
        trial.mustLive("a job to keep its task through a scale-in", "its task was told to stop");
        trial.mustGiveBack(JOB);
    }

    /** A release that comes later than the job it is for, and takes from the next one, has come by then. */
    private Duration untilTheEndBeforeIsOver() {
        Duration longest = trial.contract().longestJob(trial.left());
        Duration over = trial.contract().givesBackWithin().plus(Trial.MINUTE);
        return Trial.shorter(over, longest);
    }

    void longJob() {
        trial.mustBegin(JOB, HEALTHY);
        Duration length = trial.contract().longestJob(trial.left());
        trial.service().scaleTo(0);
        trial.passWhile(trial.own()::isRunning, length);
        trial.mustLive("a job to keep its task for as long as it takes", "its task was told to stop");
        trial.mustEndForGood(JOB);
    }

    void overlap() {
        trial.mustBegin(FIRST, HEALTHY);
        Duration window = trial.left();
        trial.pass(Trial.MINUTE);
        trial.mustBegin(SECOND, "a second job to begin beside the first");
        trial.service().scaleTo(0);
        Duration longest = trial.contract().longestJob(window);
        boolean renews = renewsWithin(
                Trial.shorter(trial.left().minus(Trial.MINUTE.multipliedBy(2)), longest.minus(Trial.MINUTE)));
        trial.ends(FIRST);
        trial.pass(Trial.MINUTE);
        trial.mustLive(OVERLAP, "its task was told to stop");
        if (renews) {
            trial.passWhile(trial.own()::isRunning, longest);
            trial.mustLive(OVERLAP, "no renewal came any more, and its task was told to stop");
        }
        trial.mustEndForGood(SECOND);
    }

    /** Whether the protector renews at all: one that does not is red elsewhere. */
    private boolean renewsWithin(Duration limit) {
        Instant from = trial.now();
        Instant expiry = from.plus(trial.left());
        trial.passWhile(() -> !trial.now().plus(trial.left()).isAfter(expiry), limit);
        return trial.calls().renewedSince(from);
    }

    void deployment() {
        trial.mustBegin(JOB, HEALTHY);
        trial.service().deploy();
        Duration granted = trial.left();
        Duration longest = trial.contract().longestJob(granted);
        trial.passWhile(trial.own()::isRunning, Trial.shorter(granted.minus(Trial.MINUTE), longest));
        trial.mustLive(
                "a job to keep its task for as long as ECS had granted, also when a renewal is refused",
                "its task was told to stop");
        trial.ends(JOB);
        trial.passWhile(trial.own()::isRunning, trial.contract().givesBackWithin());
        trial.require(
                !trial.own().isRunning(), "the end of the last job to let the deployment go on", "the task stays");
    }

    void stopSignal() {
        trial.mustBegin(JOB, HEALTHY);
        Duration length = trial.contract().longestJob(trial.left());
        trial.own().onStop(this::stop);
        trial.own().stop();
        trial.pass(LAST_SECONDS.multipliedBy(2));
        Instant end = trial.now();
        trial.pass(length);
        trial.require(!trial.calls().renewedSince(end), "no renewal to come after the end", "there was one");
    }

    private void stop(StopNotice notice) {
        try {
            trial.mustComeBack("stopping", () -> trial.contract().stopping(trial.protector()));
        } catch (Exception e) {
            throw trial.red("the stop signal to be heard", "that threw " + e);
        }
        trial.own().cluster().clock().runAfter(LAST_SECONDS, "the end of the job", () -> {
            trial.mustEnd(JOB);
            if (trial.begins(TOO_LATE)) { // which must not begin unprotected
                trial.ends(TOO_LATE);
            }
            notice.exit(0);
        });
    }
}
