package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The settings of a server. Each has a default. */
public final class EcsSimulatorServerBuilder {
    private final Set<String> allowedHosts = new TreeSet<>();
    private int port;

    EcsSimulatorServerBuilder() {}

    /**
     * Sets the port; the default is 0, which means any free one.
     *
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
     * Allows requests that call this machine by another name than a loopback one, such as {@code host.docker.internal},
     * and pages from there; the server listens on the loopback interface nevertheless. May be called several times.
     *
     * @param name a name or an address, without scheme and port
     * @throws IllegalArgumentException if it is none
     */
    public EcsSimulatorServerBuilder allowHost(String name) {
        allowedHosts.add(AccessRule.hostName(Objects.requireNonNull(name, "name"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "A host is a name or an address such as host.docker.internal, without scheme and port, but was "
                                + name + ".")));
        return this;
    }

    /**
     * {@return a server for one simulator, started and ready for calls} The simulator stays open when the server is closed, and
     * cannot be reset over HTTP.
     *
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public EcsSimulatorServer start(EcsSimulator ecs) {
        return new EcsSimulatorServer(
                WorldHolder.of(Objects.requireNonNull(ecs, "ecs")), port, new AccessRule(allowedHosts));
    }

    /**
     * {@return a server, started and ready for calls, that makes its simulators itself} It makes one now, and another at each
     * {@code POST /_simulator/reset}, and closes them, too. What the body of a reset asks for is put into the new one, and may not
     * contradict its settings.
     *
     * @param source makes a simulator, for example {@code EcsSimulator::create}
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public EcsSimulatorServer start(Supplier<EcsSimulator> source) {
        return start(WorldHolder.Source.of(Objects.requireNonNull(source, "source")));
    }

    EcsSimulatorServer start(WorldHolder.Source source) {
        return new EcsSimulatorServer(WorldHolder.from(source), port, new AccessRule(allowedHosts));
    }
}
