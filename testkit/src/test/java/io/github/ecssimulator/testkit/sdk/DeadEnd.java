package io.github.ecssimulator.testkit.sdk;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where no redirected call may arrive: a server that forbids everything, as a proxy and as an endpoint. */
final class DeadEnd implements AutoCloseable {
    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private DeadEnd(HttpServer server) {
        this.server = server;
    }

    static DeadEnd open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            DeadEnd deadEnd = new DeadEnd(server);
            server.createContext("/", exchange -> {
                deadEnd.calls.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(403, -1);
                exchange.close();
            });
            server.start();
            return deadEnd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    String port() {
        return Integer.toString(address().getPort());
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
