package io.github.ecssimulator.testkit.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that the JDK's HTTP server runs its exchanges on. They are bounded, and a slow client loses its thread
 * after a limit, or sooner when others wait for one.
 */
final class Workers implements Executor, AutoCloseable {
    /** More than the connections that a test opens at once; each waiting exchange costs one thread. */
    static final int THREADS_MAX = 256;

    /** How long a request may take to arrive, and an answer to leave. Source: documented: AGENT, its server's limits. */
    private static final Duration TRANSFER_MAX = Duration.ofSeconds(5);

    /** With exchanges waiting, a transfer that spans two looks loses its thread. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final long IDLE_SECONDS = 2;
    private static final long STOP_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final Transfers transfers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private boolean looking;

    Workers() {
        ThreadFactory factory = daemons();
        this.transfers = new Transfers(TRANSFER_MAX, factory);
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> daemon(work, String.valueOf(number.incrementAndGet()));
    }

    private static Thread daemon(Runnable work, String suffix) {
        Thread thread = new Thread(work, "ecs-simulator-http-" + suffix);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs work in a daemon thread that ends with it. */
    static void runAsDaemon(Runnable work) {
        daemon(work, "start").start();
    }

    /** The limit of reading and writing; an exchange begins in it. */
    Transfers transfers() {
        return transfers;
    }

    @Override
    public synchronized void execute(Runnable exchange) {
        if (running < THREADS_MAX) {
            running++;
            threads.execute(() -> runAll(exchange));
        } else {
            waiting.addLast(exchange);
            look();
        }
    }

    private void runAll(Runnable first) {
        Runnable exchange = first;
        boolean failed = true;
        try {
            while (exchange != null) {
                run(exchange);
                exchange = nextOrNull();
            }
            failed = false;
        } finally {
            if (failed) {
                handOn(); // this thread ends; its place must not end with it
            }
        }
    }

    private void run(Runnable exchange) {
        transfers.begin();
        try {
            exchange.run();
        } finally {
            boolean unused = transfers.end();
        }
    }

    private void handOn() {
        Runnable next = nextOrNull();
        if (next != null) {
            threads.execute(() -> runAll(next));
        }
    }

    private synchronized @Nullable Runnable nextOrNull() {
        Runnable next = waiting.pollFirst();
        if (next == null) {
            running--;
        }
        return next;
    }

    private void look() {
        if (!looking) {
            looking = true;
            transfers.after(LOOK, this::lookAgain);
        }
    }

    private synchronized void lookAgain() {
        looking = false;
        if (!waiting.isEmpty()) {
            transfers.cutTheSlow();
            look();
        }
    }

    /** Ends the threads. An exchange that still runs is interrupted. */
    @Override
    public void close() {
        transfers.close();
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
