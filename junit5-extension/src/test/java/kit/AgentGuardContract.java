package kit;

import io.github.ecssimulator.junit5.kit.AgentProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** The contract of guards that use the agent. */
abstract class AgentGuardContract extends AgentProtectorContract<AgentGuard> {

    @Override
    protected boolean acquire(AgentGuard guard, String job) {
        return guard.acquire();
    }

    @Override
    protected void release(AgentGuard guard, String job) {
        guard.release();
    }

    @Override
    protected void stopping(AgentGuard guard) {
        guard.shutDown();
    }

    static class RightTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new AgentGuard(
                    own.httpClient(),
                    own.agentUri().map(URI::toString).orElse(null),
                    Duration.ofSeconds(5),
                    own.scheduledExecutor());
        }
    }

    static class OverSocketsTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new AgentGuard(
                    HttpClient.newHttpClient(),
                    own.environment().get("ECS_AGENT_URI"),
                    Duration.ofSeconds(2),
                    own.scheduledExecutor());
        }
    }

    /** It lets no job begin that it cannot protect, wherever it runs. */
    static class OnlyOnEcsTestCases extends RightTestCases {
        @Override
        protected boolean acquire(AgentGuard guard, String job) {
            return guard.acquire() && guard.isOnEcs();
        }

        @Override
        protected boolean worksOffEcs() {
            return false;
        }
    }
}
