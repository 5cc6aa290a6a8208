package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.fixture.Fixture;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The server as a program of its own, for tests in other languages.
 *
 * <pre>{@code
 * java -jar ecs-simulator-server.jar --port 4577 --clock simulated --fixture media.json
 * }</pre>
 *
 * <p>Its first line is {@code ecs-simulator listening on http://127.0.0.1:<port>}, written when it is ready for calls. It
 * runs until it gets SIGTERM. Wrong options and wrong fixtures end it with a line of explanation and exit code 2, a port that
 * cannot be had with exit code 1. {@code --fixture} may be given several times; its files together make the world that the
 * server begins with, and has again after each reset.
 */
public final class StandaloneServer {
    private StandaloneServer() {}

    /**
     * Runs the server until the process is told to end.
     *
     * @param arguments {@code --port N}, {@code --clock simulated|system}, {@code --fixture FILE}, {@code --allow-host NAME}
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(StandaloneOptions.parse(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            fail(2, e);
        } catch (UncheckedIOException e) {
            fail(1, e);
        }
    }

    private static void fail(int exitCode, Exception reason) {
        System.err.println(
                "ecs-simulator: " + String.valueOf(reason.getMessage()).replaceAll("\\R", " "));
        System.exit(exitCode);
    }

    private static void run(StandaloneOptions options) throws InterruptedException {
        Supplier<EcsSimulator> worlds = worlds(options);
        EcsSimulatorServerBuilder builder = EcsSimulatorServer.builder().port(options.port());
        options.allowedHosts().forEach(builder::allowHost);
        EcsSimulatorServer server = builder.start(worlds);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "ecs-simulator-stop"));
        System.out.println("ecs-simulator listening on " + server.endpoint());
        new CountDownLatch(1).await(); // SIGTERM ends the process from outside
    }

    static Supplier<EcsSimulator> worlds(StandaloneOptions options) {
        if (options.fixtures().isEmpty()) {
            return () -> builder(options.systemClock()).build();
        }
        Fixture fixture = Fixture.from(options.fixtures().toArray(Path[]::new));
        return () -> {
            EcsSimulator ecs = builder(options.systemClock(), fixture).build();
            fixture.applyTo(ecs);
            return ecs;
        };
    }

    // Lenient: there is no test here that could be told of a call that is not modelled; its caller was.
    // Not settling: the code under test is in other processes, so no thread of this one has to come to rest.
    private static EcsSimulatorBuilder builder() {
        return EcsSimulator.builder().lenient().settling(Settling.off());
    }

    private static EcsSimulatorBuilder builder(boolean systemClock) {
        EcsSimulatorBuilder builder = builder();
        return systemClock ? builder.followClock(Clock.systemUTC()) : builder;
    }

    private static EcsSimulatorBuilder builder(boolean systemClock, Fixture fixture) {
        EcsSimulatorBuilder builder = builder();
        return systemClock ? fixture.configure(builder, Clock.systemUTC()) : fixture.configure(builder);
    }
}
