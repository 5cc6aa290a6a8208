package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Guards that ask the agent, with one mistake each, and the contract of each. */
final class BrokenAgentGuards {
    private BrokenAgentGuards() {}

    /** A guard that overrides what its mistake is about. */
    private static class Guard extends AgentGuard {
        Guard(Surroundings own) {
            super(
                    own.httpClient(),
                    own.agentUri().map(URI::toString).orElse(null),
                    Duration.ofSeconds(5),
                    own.scheduledExecutor());
        }
    }

    static class BelievesInStatus200TestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean isGranted(HttpResponse<String> response) {
                    return response.statusCode() == 200;
                }
            };
        }
    }

    /** Its own mistake is in what it was made of: every line that asks an agent is red, and for the same reason. */
    static class AsksElsewhereTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new AgentGuard(
                    own.httpClient(),
                    own.agentUri()
                            .map(uri -> "http://localhost:51678" + uri.getPath())
                            .orElse(null),
                    Duration.ofSeconds(5),
                    own.scheduledExecutor());
        }
    }

    static class DiesOfATimeoutTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean hasFailed(IOException error) {
                    if (error instanceof HttpTimeoutException) {
                        throw new IllegalStateException("no agent", error);
                    }
                    return false;
                }
            };
        }
    }

    static class WaitsForEverTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                HttpRequest.Builder limited(HttpRequest.Builder request, Duration limit) {
                    return request;
                }
            };
        }

        @Override
        protected Duration realPatience() {
            return Duration.ofSeconds(1);
        }
    }

    /** It waits until an agent is there. */
    static class WaitsForAnAgentTestCases extends AgentGuardContract.RightTestCases {
        private final CountDownLatch agent = new CountDownLatch(1);

        @Override
        protected boolean acquire(AgentGuard guard, String job) {
            if (!guard.isOnEcs()) {
                await();
            }
            return super.acquire(guard, job);
        }

        private void await() {
            try {
                agent.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("no agent", e);
            }
        }

        @Override
        protected Duration realPatience() {
            return Duration.ofSeconds(1);
        }
    }

    static class DiesOfALostAgentTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean isGranted(HttpResponse<String> response) {
                    if (response.body().contains("Failed to find a task")) {
                        throw new IllegalStateException("not on ECS");
                    }
                    return super.isGranted(response);
                }
            };
        }
    }

    /** Its timer runs nothing again that has thrown, and the third failure in a row is too much for it. */
    static class DiesOfAnOutageTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new Guard(own) {
                private int failures;

                @Override
                boolean isGranted(HttpResponse<String> response) {
                    failures = response.statusCode() == 200 ? 0 : failures + 1;
                    if (failures == 3) {
                        throw new IllegalStateException("no agent");
                    }
                    return super.isGranted(response);
                }
            };
        }
    }

    static class NeedsAnAgentTestCases extends AgentGuardContract {
        @Override
        protected AgentGuard protector(Surroundings own) {
            return new AgentGuard(
                    own.httpClient(),
                    own.agentUri().map(URI::toString).orElse("null"),
                    Duration.ofSeconds(5),
                    own.scheduledExecutor());
        }
    }
}
