package io.github.ecssimulator.testkit.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that read from a client or write to one, none for longer than a limit. A thread at its limit is
 * interrupted, which closes the channel it waits on.
 */
final class Transfers implements AutoCloseable {
    private final Duration limit;
    private final ScheduledThreadPoolExecutor watch;
    private final Map<Thread, Transfer> running = new LinkedHashMap<>();

    Transfers(Duration limit, ThreadFactory threads) {
        this.limit = limit;
        this.watch = new ScheduledThreadPoolExecutor(1, threads);
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(1000, MILLISECONDS);
        watch.allowCoreThreadTimeOut(true);
    }

    /** Starts the limit for the current thread. */
    synchronized void begin() {
        Transfer transfer = new Transfer(Thread.currentThread());
        if (watch.isShutdown()) {
            transfer.thread.interrupt(); // what it is about to read or write ends at once
            return;
        }
        transfer.deadline = watch.schedule(() -> cut(transfer), limit.toMillis(), MILLISECONDS);
        running.put(transfer.thread, transfer);
    }

    /** Ends the limit for the current thread, and tells whether it was kept. */
    synchronized boolean end() {
        Transfer transfer = running.remove(Thread.currentThread());
        if (transfer == null) {
            boolean unused = Thread.interrupted(); // it was for the transfer, not for what the thread does next
            return false;
        }
        if (transfer.deadline != null) {
            transfer.deadline.cancel(false);
        }
        return true;
    }

    private synchronized void cut(Transfer transfer) {
        if (running.remove(transfer.thread, transfer)) {
            transfer.thread.interrupt();
        }
    }

    /** Cuts the transfers that were seen here before: others wait for their threads. */
    synchronized void cutTheSlow() {
        for (Transfer transfer : List.copyOf(running.values())) {
            if (transfer.seen) {
                cut(transfer);
            }
            transfer.seen = true;
        }
    }

    /** Plans a look at the slow for after a while. */
    synchronized void after(Duration delay, Runnable look) {
        if (!watch.isShutdown()) {
            Future<?> unused = watch.schedule(look, delay.toMillis(), MILLISECONDS);
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        List.copyOf(running.values()).forEach(this::cut);
    }

    /** A thread that reads or writes. */
    private static final class Transfer {
        private final Thread thread;
        private @Nullable Future<?> deadline;
        private boolean seen;

        private Transfer(Thread thread) {
            this.thread = thread;
        }
    }
}
