package io.github.ecssimulator.readme;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class PollingPool {
    private static final int THREADS = 2;
    private static final Duration DRAIN = Duration.ofSeconds(20); // of the 30 s that ECS gives by default
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final BlockingQueue<String> queue;
    private final Jobs jobs;
    private final JobGuard guard;
    private final Heartbeat.Sleeper sleeper;
    private volatile boolean stopping;

    PollingPool(BlockingQueue<String> queue, Jobs jobs, JobGuard guard, Heartbeat.Sleeper sleeper) {
        this.queue = queue;
        this.jobs = jobs;
        this.guard = guard;
        this.sleeper = sleeper;
    }

    void start() {
        for (int i = 0; i < THREADS; i++) {
            pool.execute(this::run);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                String job = queue.poll(5, TimeUnit.SECONDS);
                if (job != null) {
                    take(job);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread ends
        }
    }

    private void take(String job) throws InterruptedException {
        if (stopping || !guard.acquire()) {
            jobs.handBack(job); // it has not begun: somebody else takes it, or we do later
            sleeper.sleep(PAUSE);
            return;
        }
        try {
            jobs.handle(job);
        } catch (InterruptedException e) {
            jobs.handBack(job); // there was no time to end it
            throw e;
        } finally {
            guard.release();
        }
    }

    /** At SIGTERM: takes no job any more, lets those under way end, and hands back those that do not. */
    void stop() {
        stopping = true;
        pool.shutdown();
        try {
            sleeper.sleep(DRAIN);
            pool.shutdownNow();
            pool.awaitTermination(5, TimeUnit.SECONDS); // they have nothing left to do but to hand back
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with a job. */
    interface Jobs {
        void handle(String job) throws InterruptedException;

        void handBack(String job);
    }
}
