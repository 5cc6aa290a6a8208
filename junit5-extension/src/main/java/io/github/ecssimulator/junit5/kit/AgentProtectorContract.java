package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.SimulatedTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The tests of a protector that asks the agent of its task: those of {@link ProtectorContract}, where it is the agent that passes
 * on what ECS says, and three more.
 *
 * <pre>{@code
 * class AgentGuardTest extends AgentProtectorContract<AgentGuard> {
 *
 *     @Override
 *     protected AgentGuard protector(Surroundings own) {
 *         return new AgentGuard(own.httpClient(), own.agentUri().orElse(null), own.scheduledExecutor());
 *     }
 *
 *     @Override
 *     protected boolean acquire(AgentGuard guard, String job) {
 *         return guard.acquire();
 *     }
 *
 *     @Override
 *     protected void release(AgentGuard guard, String job) {
 *         guard.release();
 *     }
 * }
 * }</pre>
 *
 * @param <P> the class of the protector
 */
public abstract class AgentProtectorContract<P> extends ProtectorContract<P> {

    /** For the subclass of a test. */
    protected AgentProtectorContract() {}

    /** {@return whether acquire says yes off ECS, where nothing can be protected; by default it does} */
    protected boolean worksOffEcs() {
        return true;
    }

    /** An agent that takes a request and never answers is given up, and costs no job. */
    @Test
    @Order(11)
    @DisplayName("an agent that hangs costs no job")
    public void agent_thatHangs_costsNoJob() {
        new FaultLines<>(inAService(), faults()).agentHangs();
    }

    /** An agent that has lost its state, and answers 500, costs no job. */
    @Test
    @Order(12)
    @DisplayName("an agent that answers 500 costs no job")
    public void agent_thatAnswers500_costsNoJob() {
        new FaultLines<>(inAService(), faults()).agentAnswers500();
    }

    /** Without {@code ECS_AGENT_URI} nothing is protected, nothing fails, and the job runs. */
    @Test
    @Order(13)
    @DisplayName("off ECS the job runs without an agent")
    public void offEcs_withoutAnAgent_theJobRuns() {
        SimulatedTask nobodys = newCluster().runTask();
        new FaultLines<>(of(nobodys, Surroundings.offEcs(ecs(), nobodys)), faults()).offEcs(worksOffEcs());
    }

    @Override
    final FaultLines.Faults faults() {
        return FaultLines.Faults.ofTheAgent(ecs());
    }
}
