package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The server as a program of its own, for tests in other languages.
 *
 * <pre>{@code
 * java -jar ecs-simulator-server.jar --port 4577 --clock simulated
 * }</pre>
 *
 * <p>Its first line is {@code ecs-simulator listening on http://127.0.0.1:<port>}, written when it is ready for calls. It
 * runs until it gets SIGTERM. Wrong options end it with a line of explanation and exit code 2, a port that cannot be had
 * with exit code 1.
 */
public final class StandaloneServer {
    private StandaloneServer() {}

    /**
     * Runs the server until the process is told to end.
     *
     * @param arguments {@code --port N} and {@code --clock simulated|system}
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
        System.err.println("ecs-simulator: " + reason.getMessage());
        System.exit(exitCode);
    }

    private static void run(StandaloneOptions options) throws InterruptedException {
        EcsSimulatorServer server = EcsSimulatorServer.builder()
                .port(options.port())
                .start(() -> builder(options.systemClock()).build());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "ecs-simulator-stop"));
        System.out.println("ecs-simulator listening on " + server.endpoint());
        new CountDownLatch(1).await(); // SIGTERM ends the process from outside
    }

    // Lenient: there is no test here that could be told of a call that is not modelled; its caller was.
    private static EcsSimulatorBuilder builder(boolean systemClock) {
        EcsSimulatorBuilder builder = EcsSimulator.builder().lenient();
        return systemClock ? builder.followClock(Clock.systemUTC()) : builder;
    }
}
