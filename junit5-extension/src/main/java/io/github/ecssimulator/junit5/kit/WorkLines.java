package io.github.ecssimulator.junit5.kit;

import java.time.Duration;
import java.time.Instant;

/** Jobs on a day without faults, while the service scales in. */
final class WorkLines<P> {
    private static final String BEFORE = "the job before";
    private static final String JOB = "job";
    private static final String FIRST = "job 1";
    private static final String SECOND = "job 2";
    static final String HEALTHY = "a job to begin where nothing speaks against it";
    private static final String OVERLAP = "the end of one job to leave the other one protected";

    private final Trial<P> trial;

    WorkLines(Trial<P> trial) {
        this.trial = trial;
    }

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
}
