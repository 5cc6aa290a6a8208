package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import java.util.Objects;
import java.util.function.Supplier;

/** The settings of a server. Each has a default. */
public final class EcsSimulatorServerBuilder {
    private int port;

    EcsSimulatorServerBuilder() {}

    /**
     * Sets the port; the default is 0, which means any free one.
     *
     * @param value the port
     * @return this builder
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public EcsSimulatorServerBuilder port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, but was " + value + ".");
        }
        port = value;
        return this;
    }

    /**
     * Starts a server for one simulator, which stays open when the server is closed, and cannot be reset over HTTP.
     *
     * @param ecs the simulator that answers
     * @return the server, ready for calls
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public EcsSimulatorServer start(EcsSimulator ecs) {
        return new EcsSimulatorServer(WorldHolder.of(Objects.requireNonNull(ecs, "ecs")), port);
    }

    /**
     * Starts a server that makes its simulators itself: one now, and another at each {@code POST /_simulator/reset}. It
     * closes them, too.
     *
     * @param source makes a simulator, for example {@code EcsSimulator::create}
     * @return the server, ready for calls
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public EcsSimulatorServer start(Supplier<EcsSimulator> source) {
        return new EcsSimulatorServer(WorldHolder.from(Objects.requireNonNull(source, "source")), port);
    }
}
