package io.github.ecssimulator.testkit.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads that requests are answered in, bounded; one that sends or reads slowly holds none of them. */
public final class Workers implements Executor, AutoCloseable {
    /** More than the calls that a test makes at once. */
    public static final int THREADS_MAX = 256;

    private static final long IDLE_SECONDS = 2;
    private static final long STOP_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    public Workers() {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon(work, String.valueOf(number.incrementAndGet())));
    }

    /** A thread that never keeps a JVM alive. */
    static Thread daemon(Runnable work, String suffix) {
        Thread thread = new Thread(work, "ecs-simulator-http-" + suffix);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void execute(Runnable work) {
        if (running < THREADS_MAX) {
            running++;
            threads.execute(() -> runAll(work));
        } else {
            waiting.addLast(work);
        }
    }

    private void runAll(Runnable first) {
        Runnable work = first;
        boolean failed = true;
        try {
            while (work != null) {
                work.run();
                work = nextOrNull();
            }
            failed = false;
        } finally {
            if (failed) {
                handOn(); // this thread ends; its place must not end with it
            }
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

    /** Ends the threads. An answer that is still being made is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
