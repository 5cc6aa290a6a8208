package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.model.AgentPart;
import java.time.Duration;
import java.time.Instant;

/** Jobs of a protector that asks its agent, when the agent is the one that fails, or is not there. */
final class AgentLines<P> {
    private static final String JOB = "job";

    private final Trial<P> trial;
    private final AgentProtectorContract<P> contract;
    private final EcsSimulator ecs;

    AgentLines(Trial<P> trial, AgentProtectorContract<P> contract, EcsSimulator ecs) {
        this.trial = trial;
        this.contract = contract;
        this.ecs = ecs;
    }

    void answers500() {
        new FaultLines<>(trial, Faults.ofTheAgent(ecs)).failsOnce(act -> {
            ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));
            act.run();
            ecs.liftFaults();
        });
    }

    void hangs() {
        Duration realTime = contract.realPatience();
        new FaultLines<>(trial, Faults.ofTheAgent(ecs)).failsOnce(act -> {
            ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
            boolean rescued = rescuedAfter(realTime, act);
            trial.require(
                    !rescued,
                    "the protector to give up an agent that hangs",
                    "it waited for longer than " + realTime.toSeconds() + " s of real time");
        });
    }

    /** Runs something under a fault, and lifts the fault if that takes too long in real time. */
    private boolean rescuedAfter(Duration realTime, Runnable act) {
        Rescuer rescuer = Rescuer.after(realTime, ecs::liftFaults);
        try {
            act.run();
        } finally {
            rescuer.close();
            ecs.liftFaults();
        }
        return rescuer.hasActed();
    }

    void offEcs() {
        Instant begin = trial.now();
        P protector = trial.protector();
        boolean begun;
        try {
            begun = trial.comesBack("acquire", () -> contract.acquire(protector, JOB));
            trial.pass(Trial.MINUTE.multipliedBy(5));
            trial.mustComeBack("release", () -> contract.release(protector, JOB));
        } catch (Exception e) {
            throw trial.red("nothing to be thrown off ECS", "there was " + e);
        }
        trial.require(begun || !contract.worksOffEcs(), "a job to begin off ECS", "acquire said no");
        trial.require(!trial.calls().anySince(begin.minusNanos(1)), "no call off ECS", "there was one");
    }
}
