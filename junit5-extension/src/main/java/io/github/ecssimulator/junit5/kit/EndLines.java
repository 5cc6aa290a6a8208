package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.StopNotice;
import java.time.Duration;
import java.time.Instant;

/** Jobs whose task is to go: in favour of a newer one, or because somebody stops it. */
final class EndLines<P> {
    private static final String JOB = "job";
    private static final String TOO_LATE = "a job too late";
    private static final Duration LAST_SECONDS = Duration.ofSeconds(10);

    private final Trial<P> trial;

    EndLines(Trial<P> trial) {
        this.trial = trial;
    }

    void deployment() {
        trial.mustBegin(JOB, WorkLines.HEALTHY);
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
        trial.mustBegin(JOB, WorkLines.HEALTHY);
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
