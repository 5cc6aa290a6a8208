package io.github.ecssimulator.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/**
 * An HTTP server on a loopback address, with threads of its own. The JDK's has its own words for what it refuses and its own
 * order of header fields, where a client shall see those of the agent.
 */
public final class LoopbackListener implements AutoCloseable {
    private static final int BACKLOG = 1024; // clients of a test come all at once

    private final InetSocketAddress address;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Workers workers;
    private final Thread loop;

    private LoopbackListener(ServerSocketChannel server, Selector selector, Door door) throws IOException {
        this.address = (InetSocketAddress) server.getLocalAddress();
        this.server = server;
        this.selector = selector;
        this.workers = new Workers();
        this.loop = Workers.daemon(new EventLoop(server, selector, door, workers), "loop");
    }

    /** Starts to listen; port 0 means any free one. */
    public static LoopbackListener start(int port, Door door) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            try {
                LoopbackListener listener = new LoopbackListener(bound(server, port), Selector.open(), door);
                listener.loop.start();
                return listener;
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel bound(ServerSocketChannel server, int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(
                new byte[] {127, 0, 0, 1}); // never a name, which a machine may point elsewhere
        server.configureBlocking(false);
        return server.bind(new InetSocketAddress(loopback, port), BACKLOG);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Closes every connection, and returns when its threads have ended, also on a thread that was interrupted before. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            closeAll();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeAll() {
        try {
            server.close();
            selector.wakeup();
            workers.close();
            loop.join();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The server could not be closed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
