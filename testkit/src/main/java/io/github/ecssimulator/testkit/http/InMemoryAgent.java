package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.internal.agent.AgentHttpClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Objects;

/**
 * The agent of a simulator without a socket, at its real address: for code in a task that takes an {@link HttpClient} and
 * insists on {@code 169.254.170.2}.
 *
 * <pre>{@code
 * InMemoryAgent agent = InMemoryAgent.of(ecs);
 * URI state = URI.create(agent.uriOf(task) + "/task-protection/v1/state");
 * HttpRequest protect = HttpRequest.newBuilder(state)
 *         .PUT(HttpRequest.BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
 *         .build();
 * agent.httpClient().send(protect, HttpResponse.BodyHandlers.ofString());
 * }</pre>
 *
 * <p>It answers the agent endpoint and task metadata as {@link EcsSimulatorServer} does. The limit of its rate is counted
 * for all clients of one agent together. Safe for use from any thread.
 */
public final class InMemoryAgent {
    private static final String CONTAINER = "169.254.172.2:49152"; // any container of the host

    private final ServedWorld world;
    private final AgentHttpClient client;

    private InMemoryAgent(ServedWorld world) {
        this.world = world;
        this.client =
                new AgentHttpClient(world.agent()::answer, world, CONTAINER, new OfServer(world.ecs(), world.agent()));
    }

    /** {@return an agent that knows every task of a simulator} */
    public static InMemoryAgent of(EcsSimulator ecs) {
        return new InMemoryAgent(new ServedWorld(Objects.requireNonNull(ecs, "ecs"), "in-memory HTTP"));
    }

    /**
     * {@return a client inside a container} It reaches the agent and nothing else, and follows no redirects. Where a server of the
     * simulator runs, the addresses of {@link SimulatedTask#environment()} lead to the agent, too, and without a socket.
     */
    public HttpClient httpClient() {
        return client;
    }

    /**
     * Lets this agent hold no credentials of a task role for a task, so that it refuses to change or read its protection.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public void takeRoleFrom(SimulatedTask task) {
        world.takeRoleFrom(task);
    }

    /**
     * {@return what a task finds in its environment as {@code ECS_AGENT_URI}: a URI below {@code http://169.254.170.2/api/}}
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public URI uriOf(SimulatedTask task) {
        world.requireOurs(task);
        return URI.create(AgentHttpClient.ADDRESS + "/api/" + world.endpointId(task));
    }

    /**
     * {@return what a task finds in its environment as {@code ECS_CONTAINER_METADATA_URI_V4}: a URI below {@code
     * http://169.254.170.2/v4/}}
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public URI metadataUriOf(SimulatedTask task) {
        world.requireOurs(task);
        return URI.create(AgentHttpClient.ADDRESS + "/v4/" + world.endpointId(task));
    }

    /** The server that the code in tasks is told of serves this agent, too. */
    private record OfServer(EcsSimulator ecs, AgentDoor agent) implements AgentHttpClient.Elsewhere {

        @Override
        public boolean isAgent(URI uri) {
            String path = String.valueOf(uri.getPath());
            return (path.startsWith("/api/") || path.startsWith("/v4/"))
                    && ecs.clusters().stream()
                            .flatMap(cluster -> cluster.tasks().stream())
                            .findFirst()
                            .filter(any -> isServedAt(any, uri))
                            .isPresent();
        }

        private static boolean isServedAt(SimulatedTask any, URI uri) {
            try {
                URI agent = URI.create(any.environment().getOrDefault("ECS_AGENT_URI", AgentHttpClient.ADDRESS));
                return Objects.equals(agent.getScheme(), uri.getScheme())
                        && Objects.equals(agent.getAuthority(), uri.getAuthority());
            } catch (IllegalStateException noServer) {
                return false;
            }
        }

        /** Only what was meant for an agent is told: who may ask whom else is no business of the simulator. */
        @Override
        public void unreachable(HttpRequest request, String reason) {
            if (String.valueOf(request.uri().getPath()).contains("/task-protection/")) {
                agent.unreached(request.method(), request.uri().toString(), reason);
            }
        }
    }
}
