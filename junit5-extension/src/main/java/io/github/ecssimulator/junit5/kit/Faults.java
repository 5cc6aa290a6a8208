package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;

/** What befalls the calls of a protector, at the door that it uses. */
final class Faults {
    private static final String CALL = "UpdateTaskProtection";
    private static final int TRIES_OF_THE_AGENT = 3;

    private final EcsSimulator ecs;
    private final boolean atAgent;

    private Faults(EcsSimulator ecs, boolean atAgent) {
        this.ecs = ecs;
        this.atAgent = atAgent;
    }

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
