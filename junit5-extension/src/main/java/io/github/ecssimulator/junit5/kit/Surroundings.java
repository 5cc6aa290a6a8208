package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * What the protector of a {@link ProtectorContract} has around it: all that code in a task has, in simulated time. It takes what it
 * needs and leaves the rest.
 *
 * <pre>{@code
 * protected JobGuard protector(Surroundings own) {
 *     return new JobGuard(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
 * }
 * }</pre>
 */
public final class Surroundings implements AutoCloseable {
    private final EcsSimulator ecs;
    private final SimulatedTask task;
    private final boolean onEcs;
    private final InMemoryAgent agent;
    private final ScheduledExecutorService executor;
    private @Nullable EcsSimulatorServer server;

    private Surroundings(EcsSimulator ecs, SimulatedTask task, boolean onEcs) {
        this.ecs = ecs;
        this.task = task;
        this.onEcs = onEcs;
        agent = InMemoryAgent.of(ecs);
        executor = SimulatedExecutors.scheduled(ecs.clock(), "protector");
    }

    static Surroundings of(EcsSimulator ecs, SimulatedTask task) {
        return new Surroundings(ecs, task, true);
    }

    /** The same code on the machine of a developer. */
    static Surroundings offEcs(EcsSimulator ecs, SimulatedTask task) {
        return new Surroundings(ecs, task, false);
    }

    /** {@return a client that tries nothing again by itself, so that the protector meets each failure} */
    public EcsClient ecsClient() {
        return EcsClients.direct(ecs);
    }

    /** {@return a client that tries nothing again by itself, so that the protector meets each failure} */
    public EcsAsyncClient ecsAsyncClient() {
        return EcsClients.directAsync(ecs);
    }

    /** {@return the cluster of the task} */
    public String clusterName() {
        return task.cluster().name();
    }

    /** {@return the ARN of the task} */
    public String taskArn() {
        return task.arn();
    }

    /** {@return the time that passes for the protector; {@link SimulatedClock#sleep} is its sleep} */
    public SimulatedClock clock() {
        return ecs.clock();
    }

    /** {@return a timer in simulated time, for heartbeats} */
    public ScheduledExecutorService scheduledExecutor() {
        return executor;
    }

    /**
     * {@return a client that reaches the agent without a socket, and nothing else; timeouts pass in simulated time} It takes the
     * addresses of {@link #agentUri()} and of {@link #environment()}.
     */
    public HttpClient httpClient() {
        return agent.httpClient();
    }

    /** {@return the {@code ECS_AGENT_URI} for {@link #httpClient()}; empty off ECS} */
    public Optional<URI> agentUri() {
        return onEcs ? Optional.of(agent.uriOf(task)) : Optional.empty();
    }

    /**
     * {@return the environment: {@code ECS_AGENT_URI} and what else a task finds there; nothing off ECS} Its addresses are those of
     * a server on the loopback interface, which starts now, for code that makes HTTP clients of its own: their timeouts pass in real
     * time. {@link #httpClient()} reaches them, too.
     */
    public Map<String, String> environment() {
        if (!onEcs) {
            return Map.of();
        }
        if (server == null) {
            server = EcsSimulatorServer.start(ecs);
        }
        return task.environment();
    }

    /** Stops what was started; the kit does so itself. */
    @Override
    public void close() {
        executor.shutdownNow();
        if (server != null) {
            server.close();
        }
    }
}
