package io.github.ecssimulator.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that accepts connections, reads from them and writes to them. It looks at real time, as clients do. */
final class EventLoop implements Runnable {
    /** How long a request may take to arrive, and an answer to leave. Source: documented: AGENT, its server's limits. */
    static final Duration TRANSFER_MAX = Duration.ofSeconds(5);

    /** How long a connection may be idle between two requests; clients count on longer than the agent's limit. */
    static final Duration IDLE_MAX = Duration.ofSeconds(30);

    /** How long a client that still sends is listened to when all is said. */
    static final Duration LINGER_MAX = Duration.ofMillis(500);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Door door;
    private final Workers workers;
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final Map<Connection, Long> limits = new LinkedHashMap<>();

    EventLoop(ServerSocketChannel server, Selector selector, Door door, Workers workers) {
        this.server = server;
        this.selector = selector;
        this.door = door;
        this.workers = workers;
    }

    @Override
    public void run() {
        try {
            SelectionKey unused = server.register(selector, SelectionKey.OP_ACCEPT);
            while (server.isOpen()) {
                int unusedCount = selector.select(waitMillis());
                List<SelectionKey> keys = List.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                keys.forEach(this::serve);
                for (Runnable next = posted.poll(); next != null; next = posted.poll()) {
                    next.run();
                }
                cutTheSlow();
            }
        } catch (IOException e) {
            if (server.isOpen()) { // else it was closed before it could begin
                throw new UncheckedIOException(e);
            }
        } finally {
            selector.keys().forEach(EventLoop::close);
        }
    }

    private static void close(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.close();
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Connection connection) {
            guarded(connection, connection::run);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                Connection connection = new Connection(key, channel, this);
                key.attach(connection);
                limit(connection, IDLE_MAX);
            }
        } catch (IOException e) {
            // the client is gone again, or there are no more files to open: the others are served all the same
        }
    }

    private static void guarded(Connection connection, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            connection.close();
        }
    }

    /** Lets a worker answer a request, and sends what it says. */
    void answer(Connection connection, IncomingRequest request, boolean tooLarge) {
        workers.execute(() -> {
            HttpAnswer answer = new HttpAnswer.Closed(); // unless the door has one
            try {
                Optional<HttpAnswer.Response> refusal =
                        tooLarge ? Optional.of(ServerGate.tooLarge()) : ServerGate.unreadable(request);
                answer = refusal.isPresent() ? refusal.get() : door.answer(request);
            } finally {
                send(connection, request, answer);
            }
        });
    }

    private void send(Connection connection, IncomingRequest request, HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Hanging hanging) {
            post(() -> guarded(connection, connection::hang));
            CompletionStage<?> unused =
                    hanging.end().whenComplete((nothing, error) -> post(connection::close)); // no thread waits for it
        } else if (answer instanceof HttpAnswer.Response response) {
            Step next = sent(connection, request, response);
            post(() -> guarded(connection, next));
        } else {
            post(connection::close);
        }
    }

    /** Sends an answer, and returns what is left for the loop to do. */
    private static Step sent(Connection connection, IncomingRequest request, HttpAnswer.Response answer) {
        try {
            connection.send(request, answer);
            return connection::goOn;
        } catch (IOException | RuntimeException e) {
            return connection::close;
        }
    }

    private void post(Runnable step) {
        posted.add(step);
        Selector unused = selector.wakeup();
    }

    void limit(Connection connection, Duration most) {
        limits.put(connection, System.nanoTime() + most.toNanos());
    }

    void withoutLimit(Connection connection) {
        limits.remove(connection);
    }

    private long waitMillis() {
        long now = System.nanoTime();
        long least =
                limits.values().stream().mapToLong(limit -> limit - now).min().orElse(0);
        return limits.isEmpty() ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(least) + 1);
    }

    private void cutTheSlow() {
        long now = System.nanoTime();
        for (Map.Entry<Connection, Long> limit : List.copyOf(limits.entrySet())) {
            if (limit.getValue() - now <= 0) {
                limit.getKey().close();
            }
        }
    }

    /** Who answers. */
    Door door() {
        return door;
    }

    /** What the field Date says. */
    static String date() {
        return Headers.date(Instant.now());
    }

    /** What may find the connection broken. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
