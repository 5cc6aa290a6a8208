package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.agent.AgentAnswer;
import io.github.ecssimulator.testkit.http.agent.AgentRequest;
import java.net.URI;
import java.util.Objects;

/**
 * A simulator behind a port of the loopback interface, for SDK clients in any language, the AWS CLI and {@code curl}.
 *
 * <pre>{@code
 * try (EcsSimulator ecs = EcsSimulator.create();
 *         EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
 *     EcsClient client = EcsClient.builder().endpointOverride(server.endpoint()).build();
 *     client.updateTaskProtection(r -> r.cluster("media").tasks(id).protectionEnabled(true));
 *     ecs.clock().advance(Duration.ofHours(2));
 * }
 * }</pre>
 *
 * <p>It answers the ECS API at {@code /}, the agent endpoint at {@code /api/}, task metadata at {@code /v4/}, and the
 * control of the test at {@code /_simulator/}. Any signature is accepted unverified. Only this machine can reach it.
 *
 * <p>Safe for use from any thread. Closing the server leaves the simulator open.
 */
public final class EcsSimulatorServer implements AutoCloseable {
    private final ServedWorld world;
    private final LoopbackListener listener;

    EcsSimulatorServer(ServedWorld world, int port) {
        this.world = world;
        this.listener = LoopbackListener.start(port, this::answer);
    }

    /**
     * Starts a server on a free port.
     *
     * @param ecs the simulator that answers
     * @return the server, ready for calls
     */
    public static EcsSimulatorServer start(EcsSimulator ecs) {
        return new EcsSimulatorServer(new ServedWorld(Objects.requireNonNull(ecs, "ecs")), 0);
    }

    private AgentAnswer answer(AgentRequest request) {
        Door door = RequestPath.of(request.target()).equals("/") ? world.ecsDoor() : world.agentDoor();
        return door.answer(request);
    }

    /**
     * Returns where the server listens.
     *
     * @return the endpoint URL, such as {@code http://127.0.0.1:40123}
     */
    public URI endpoint() {
        return listener.endpoint();
    }

    /**
     * Lets the agent hold no credentials of a task role for a task, so that it refuses to change or read its protection.
     *
     * @param task the task
     */
    public void takeRoleFrom(SimulatedTask task) {
        world.takeRoleFrom(task);
    }

    /** Stops the server. Connections that are open are closed. */
    @Override
    public void close() {
        listener.close();
    }

    @Override
    public String toString() {
        return "EcsSimulatorServer[" + endpoint() + "]";
    }
}
