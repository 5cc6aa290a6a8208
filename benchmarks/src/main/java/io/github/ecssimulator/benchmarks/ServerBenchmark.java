package io.github.ecssimulator.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call over the loopback costs, with one connection and with eight. The floor is the JDK's own HTTP server, which answers bytes
 * that never change.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 1) // so long do the compilers of the JVM need for client and server
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true") // else the floor waits 40 ms for the client's system
public class ServerBenchmark {
    private static final int CONNECTIONS = 8;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer canned = newServer();
    private final URI floor =
            URI.create("http://127.0.0.1:" + canned.getAddress().getPort() + "/");
    private EcsSimulator ecs = EcsSimulator.create();
    private EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
    private byte[] body = {};

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server of the floor. */
    @Setup
    public void startFloor() {
        canned.setExecutor(threads);
        canned.createContext("/", ServerBenchmark::answer);
        canned.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", CannedAnswer.TYPE);
            exchange.sendResponseHeaders(200, CannedAnswer.BYTES.length);
            exchange.getResponseBody().write(CannedAnswer.BYTES);
        }
    }

    /** Makes a small world, which keeps no more of its calls than a test makes, and its server. */
    @Setup(Level.Iteration)
    public void makeWorld() {
        endWorld();
        ecs = EcsSimulator.builder().journalLimit(10_000).build();
        String task = ecs.createCluster("media")
                .createService("transcoder", 3)
                .tasks()
                .get(0)
                .arn();
        body = ("{\"cluster\":\"media\",\"tasks\":[\"" + task + "\"],\"protectionEnabled\":true}")
                .getBytes(StandardCharsets.UTF_8);
        server = EcsSimulatorServer.start(ecs);
    }

    private void endWorld() {
        server.close();
        ecs.close();
    }

    /** Stops both servers. */
    @TearDown
    public void stop() {
        endWorld();
        canned.stop(0);
        threads.shutdownNow();
    }

    /** {@return the length of the answer of bytes} */
    @Benchmark
    public int floor() throws IOException {
        return call(floor);
    }

    /** {@return the length of the answer of the simulator} */
    @Benchmark
    public int simulator() throws IOException {
        return call(server.endpoint());
    }

    /** {@return the length of the answer of bytes, over one of eight connections} */
    @Benchmark
    @Threads(CONNECTIONS)
    public int eightFloor() throws IOException {
        return call(floor);
    }

    /** {@return the length of the answer of the simulator, over one of eight connections} */
    @Benchmark
    @Threads(CONNECTIONS)
    public int eightSimulator() throws IOException {
        return call(server.endpoint());
    }

    private int call(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", CannedAnswer.TYPE);
        connection.setRequestProperty("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.UpdateTaskProtection");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length;
        }
    }
}
