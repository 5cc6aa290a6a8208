package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.testkit.lint.Lint;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Jobs on a day on which calls fail. */
final class FaultLines<P> {
    static final EcsError UNAVAILABLE = EcsError.server("Service Unavailable");

    private static final String FIRST = "job 1";
    private static final String SECOND = "job 2";
    private static final Duration LONGER_THAN_ANY_WINDOW = Duration.ofHours(49);
    private static final String NOT_FOR_EVER = "a job to begin after another could not";

    private final Trial<P> trial;
    private final Faults faults;

    FaultLines(Trial<P> trial, Faults faults) {
        this.trial = trial;
        this.faults = faults;
    }

    /** While the service has more protected tasks than it wants. */
    void blocked() {
        if (!trial.begins(FIRST)) {
            trial.service().scaleTo(10);
            trial.mustBegin(SECOND, NOT_FOR_EVER);
        }
    }

    void refusedOnce(EcsError error) {
        failsOnce(act -> {
            faults.refuseNext(error);
            act.run();
            faults.lift();
        });
    }

    /** One failure each of acquire, of a renewal and of release. */
    void failsOnce(Consumer<Runnable> under) {
        String job = beganUnder(under);
        Duration window = trial.left();
        Duration length = trial.contract().longestJob(window);
        trial.service().scaleTo(0);
        Instant begin = trial.now();
        under.accept(() -> trial.passWhile(trial.own()::isRunning, Trial.shorter(window, length)));
        if (trial.own().isRunning() || trial.calls().anySince(begin)) {
            trial.passWhile(trial.own()::isRunning, length.minus(Trial.shorter(window, length)));
            trial.mustLive("one renewal that fails to cost no job", "its task was told to stop");
            trial.means(Lint.REFUSED, Lint.EXPIRED); // a release that fails is not tried again, and need not be
            under.accept(() -> trial.mustEndForGood(job));
        }
    }

    private String beganUnder(Consumer<Runnable> under) {
        boolean[] begun = new boolean[1];
        under.accept(() -> begun[0] = trial.begins(FIRST));
        if (begun[0]) {
            return FIRST;
        }
        trial.mustBegin(SECOND, NOT_FOR_EVER);
        return SECOND;
    }

    void replyLost() {
        String job = beganUnder(act -> {
            faults.loseNextReply();
            act.run();
            faults.lift();
        });
        trial.mustEndForGood(job);
        trial.mustBegin("job 3", WorkLines.HEALTHY);
        faults.loseNextReply();
        trial.ends("job 3");
        faults.lift();
        trial.mustBegin("job 4", "a job to be protected after a release whose reply was lost");
    }

    /** ECS answers so long nothing but errors that the protection runs out. */
    void outage() {
        trial.mustBegin(FIRST, WorkLines.HEALTHY);
        Duration window = trial.left();
        Instant begin = trial.now();
        SimulatedTask own = trial.own();
        trial.means(Lint.REFUSED, Lint.EXPIRED, Lint.HOLE);
        faults.refuseAll(UNAVAILABLE);
        trial.passWhile(own::isProtected, LONGER_THAN_ANY_WINDOW);
        trial.pass(Trial.MINUTE.multipliedBy(2));
        faults.lift();
        if (trial.contract().protectsAgain() && trial.calls().anySince(begin)) {
            trial.passWhile(() -> !own.isProtected(), window);
            trial.require(
                    own.isProtected(),
                    "a job to be protected again once ECS answers",
                    "nothing protected it for as long as a window lasts");
        }
        trial.ends(FIRST);
        trial.pass(trial.contract().givesBackWithin());
    }
}
