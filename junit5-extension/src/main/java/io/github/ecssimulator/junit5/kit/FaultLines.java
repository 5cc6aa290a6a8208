package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Jobs on a day on which calls fail, or the agent does, or is not there. */
record FaultLines<P>(Trial<P> trial, Faults faults) {
    static final EcsError UNAVAILABLE = EcsError.server("Service Unavailable");

    private static final String FIRST = "job 1";
    private static final String SECOND = "job 2";
    private static final Duration LONGER_THAN_ANY_WINDOW = Duration.ofHours(49);
    private static final String NOT_FOR_EVER = "a job to begin after another could not";

    /** Protects all tasks but one; they outlive a deployment and a scale-in, and hold up a task of the new deployment. */
    static void block(SimulatedService service) {
        EcsSimulator ecs = service.cluster().simulator();
        List<SimulatedTask> others = service.tasks().stream().skip(1).toList();
        ecs.api("the test kit")
                .updateTaskProtection(new UpdateTaskProtection.Request(
                        service.cluster().name(),
                        others.stream().map(SimulatedTask::arn).toList(),
                        true,
                        null));
        others.forEach(other ->
                Lints.in(ecs).allow(Lint.STILL_PROTECTED, other).allow(Lint.EXPIRED, other)); // nobody works there
        service.deploy();
        service.scaleTo(1);
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

    void agentAnswers500() {
        failsOnce(act -> {
            faults.ecs().inject(AgentFault.fail(AgentPart.TASK_PROTECTION));
            act.run();
            faults.lift();
        });
    }

    void agentHangs() {
        Duration realTime = trial.contract().realPatience();
        failsOnce(act -> {
            faults.ecs().inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
            boolean rescued = rescuedAfter(realTime, act);
            trial.require(
                    !rescued,
                    "the protector to give up an agent that hangs",
                    "it waited for longer than " + realTime.toSeconds() + " s of real time");
        });
    }

    /** Runs something under a fault, and lifts the fault if that takes too long in real time. */
    private boolean rescuedAfter(Duration realTime, Runnable act) {
        Watch.Rescuer rescuer = Watch.Rescuer.after(realTime, faults::lift);
        try {
            act.run();
        } finally {
            rescuer.close();
            faults.lift();
        }
        return rescuer.hasActed();
    }

    void offEcs(boolean works) {
        Instant begin = trial.now();
        boolean begun;
        try {
            begun = trial.comesBack("acquire", () -> trial.contract().acquire(trial.protector(), FIRST));
            trial.pass(Trial.MINUTE.multipliedBy(5));
            trial.mustComeBack("release", () -> trial.contract().release(trial.protector(), FIRST));
        } catch (Exception e) {
            throw trial.red("nothing to be thrown off ECS", "there was " + e);
        }
        trial.require(begun || !works, "a job to begin off ECS", "acquire said no");
        trial.require(!trial.calls().anySince(begin.minusNanos(1)), "no call off ECS", "there was one");
    }

    /** What befalls the calls of a protector, at the door that it uses. */
    record Faults(EcsSimulator ecs, boolean atAgent) {
        private static final String CALL = "UpdateTaskProtection";
        private static final int TRIES_OF_THE_AGENT = 3;

        static Faults ofCalls(EcsSimulator ecs) {
            return new Faults(ecs, false);
        }

        static Faults ofTheAgent(EcsSimulator ecs) {
            return new Faults(ecs, true);
        }

        void refuseNext(EcsError error) {
            refuse(error, 1);
        }

        void refuseAll(EcsError error) {
            refuse(error, Integer.MAX_VALUE);
        }

        private void refuse(EcsError error, int times) {
            if (atAgent) {
                ecs.inject(AgentFault.refuse(error).times(times));
            } else {
                ecs.inject(Fault.refuse(CALL, error).times(times));
            }
        }

        /** The agent tries again before it gives up, and each try loses its reply. */
        void loseNextReply() {
            ecs.inject(Fault.loseReply(CALL).times(atAgent ? TRIES_OF_THE_AGENT : 1));
        }

        void lift() {
            ecs.liftFaults();
        }
    }
}
