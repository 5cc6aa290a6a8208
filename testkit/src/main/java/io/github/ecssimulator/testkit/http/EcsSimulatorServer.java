package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.LoopbackListener;
import java.net.InetSocketAddress;
import java.net.URI;

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
 * <p>{@link SimulatedTask#environment()} tells a process that plays a task where all this is.
 *
 * <p>It answers the ECS API at {@code /}, the agent endpoint at {@code /api/}, task metadata at {@code /v4/}, and the
 * control of the test at {@code /_simulator/}. Any signature is accepted unverified. Only this machine can reach it, and
 * a request to any door but the agent's must call it by a loopback name or address, or by one that the builder allows;
 * what a browser sends for a page from elsewhere is refused with 403.
 *
 * <p>A server that nobody closes does not keep its JVM alive.
 *
 * <p>Safe for use from any thread.
 */
public final class EcsSimulatorServer implements AutoCloseable {
    private final WorldHolder worlds;
    private final LoopbackListener listener;

    EcsSimulatorServer(WorldHolder worlds, int port, AccessRule access) {
        this.worlds = worlds;
        this.listener = listener(port, new Doors(worlds, access), worlds);
        worlds.listensAt(listener.endpoint());
    }

    private static LoopbackListener listener(int port, Door door, WorldHolder worlds) {
        try {
            return LoopbackListener.start(port, door);
        } catch (RuntimeException | Error e) {
            worlds.close(); // nobody else has them
            throw e;
        }
    }

    /** Starts a server on a free port. The simulator that answers stays open when the server is closed. */
    public static EcsSimulatorServer start(EcsSimulator ecs) {
        return builder().start(ecs);
    }

    /** {@return a builder with every setting at its default} */
    public static EcsSimulatorServerBuilder builder() {
        return new EcsSimulatorServerBuilder();
    }

    /** {@return the simulator that answers now: the one it was started for, or the one since the last reset} */
    public EcsSimulator ecs() {
        return worlds.current().ecs();
    }

    /** {@return the URL at which the server listens, such as {@code http://127.0.0.1:40123}} */
    public URI endpoint() {
        return listener.endpoint();
    }

    InetSocketAddress address() {
        return listener.address();
    }

    /**
     * Lets the agent hold no credentials of a task role for a task, so that it refuses to change or read its protection.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator than the one that answers now
     */
    public void takeRoleFrom(SimulatedTask task) {
        worlds.current().takeRoleFrom(task);
    }

    /** Stops the server. Connections that are open are closed. */
    @Override
    public void close() {
        listener.close();
        worlds.close();
    }

    @Override
    public String toString() {
        return "EcsSimulatorServer[" + endpoint() + "]";
    }
}
