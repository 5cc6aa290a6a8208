package kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.junit5.kit.AgentProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

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

    /** The same client with what the environment says, as in a container. */
    static class OfTheEnvironmentTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new AgentGuard(
                    own.httpClient(),
                    own.environment().get("ECS_AGENT_URI"),
                    Duration.ofSeconds(5),
                    own.scheduledExecutor());
        }
    }

    /** Its time is real: a request that hangs gets enough of it to arrive, any other as much as a busy machine needs. */
    static class OverSocketsTestCases extends AgentGuardContract {
        private EcsSimulator ecs;

        @BeforeEach
        void look(EcsSimulator simulator) {
            ecs = simulator;
        }

        @Override
        protected AgentGuard protector(Surroundings own) {
            String agent = own.environment().get("ECS_AGENT_URI");
            return new AgentGuard(HttpClient.newHttpClient(), agent, Duration.ofSeconds(10), own.scheduledExecutor()) {
                @Override
                HttpRequest.Builder limited(HttpRequest.Builder request, Duration limit) {
                    return super.limited(request, nextRequestHangs() ? Duration.ofMillis(300) : limit);
                }
            };
        }

        private boolean nextRequestHangs() {
            boolean hangs = false;
            for (JournalEntry entry : ecs.journal().entries()) {
                if (entry.event() instanceof Deed.AgentFaultInjected injected) {
                    hangs = injected.fault().outcome() instanceof AgentFault.Outcome.Hanging;
                } else if (entry.event() instanceof Deed.FaultsLifted || entry.event() instanceof AgentEvent) {
                    hangs = false;
                }
            }
            return hangs;
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
