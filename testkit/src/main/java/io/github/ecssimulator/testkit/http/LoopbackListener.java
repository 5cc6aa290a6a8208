package io.github.ecssimulator.testkit.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** The JDK's HTTP server on a loopback address, with threads of its own. */
final class LoopbackListener implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final Workers workers;

    private LoopbackListener(HttpServer server, Workers workers) {
        this.server = server;
        this.workers = workers;
    }

    /** Starts to listen; port 0 means any free one. */
    static LoopbackListener start(int port, Door door) {
        Workers workers = new Workers();
        try {
            HttpServer server = create(new InetSocketAddress(loopback(), port));
            server.setExecutor(workers);
            server.createContext("/", new ExchangeAdapter(door, workers.transfers()));
            startAsDaemon(server);
            return new LoopbackListener(server, workers);
        } catch (IOException e) {
            workers.close();
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    /** The JDK's dispatcher is a daemon only if the thread that starts it is one; it must never keep a test's JVM alive. */
    private static void startAsDaemon(HttpServer server) {
        CompletableFuture.runAsync(server::start, Workers::runAsDaemon).join();
    }

    // The JDK's server sends header and body in two packets. With Nagle's algorithm the second waits 40 ms for the
    // acknowledgement of the first, at every call; only this property, read once in a JVM, turns that off.
    private static HttpServer create(InetSocketAddress address) throws IOException {
        if (System.getProperty(NO_DELAY) != null) {
            return HttpServer.create(address, 0);
        }
        System.setProperty(NO_DELAY, "true");
        try {
            return HttpServer.create(address, 0);
        } finally {
            System.clearProperty(NO_DELAY);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1}); // never a name, which a machine may point elsewhere
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
