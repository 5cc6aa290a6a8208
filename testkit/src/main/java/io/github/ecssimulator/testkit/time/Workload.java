package io.github.ecssimulator.testkit.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a {@link ClockExecutor} has in hand: work that waits, work under way, and whether it takes more. */
final class Workload {
    private final Set<PlannedFuture<?>> unfinished = new LinkedHashSet<>();
    private final Set<PlannedFuture<?>> underWay = new LinkedHashSet<>(); // also work that was cancelled meanwhile
    private final CountDownLatch terminated = new CountDownLatch(1);
    private boolean shutdown;
    private boolean stopped;

    /** Tells whether the work was taken. */
    synchronized boolean accept(PlannedFuture<?> future, Instant at) {
        if (!shutdown) {
            unfinished.add(future);
            future.planAt(at);
        }
        return !shutdown;
    }

    /** Plans repeated work again after one run. */
    synchronized void acceptAgain(PlannedFuture<?> future, Instant at) {
        if (shutdown) {
            future.cancel(false);
        } else {
            future.planAt(at);
        }
    }

    /** Tells whether the work may run: what was handed back may not. */
    synchronized boolean begin(PlannedFuture<?> future) {
        return !stopped && underWay.add(future);
    }

    synchronized void end(PlannedFuture<?> future) {
        underWay.remove(future);
        if (isTerminated()) {
            terminated.countDown();
        }
    }

    synchronized void finished(PlannedFuture<?> future) {
        unfinished.remove(future);
        future.takeBack();
    }

    synchronized void shutdown() {
        shutdown = true;
        List.copyOf(unfinished).stream().filter(PlannedFuture::isPeriodic).forEach(future -> future.cancel(false));
    }

    /** Gives back what never began, and interrupts what is under way. */
    synchronized List<Runnable> shutdownNow() {
        shutdown = true;
        stopped = true;
        List<Runnable> neverBegun = new ArrayList<>();
        for (PlannedFuture<?> future : List.copyOf(unfinished)) {
            if (future.takeBack()) {
                unfinished.remove(future);
                neverBegun.add(future);
            }
        }
        underWay.forEach(PlannedFuture::interrupt);
        return neverBegun;
    }

    synchronized boolean isShutdown() {
        return shutdown;
    }

    synchronized boolean isTerminated() {
        return shutdown && unfinished.isEmpty() && underWay.isEmpty();
    }

    synchronized boolean isUnderWayHere() {
        return underWay.stream().anyMatch(PlannedFuture::isUnderWayHere);
    }

    synchronized boolean isUnderWayElsewhere() {
        return !underWay.isEmpty() && !isUnderWayHere();
    }

    /** Waits, but only for work that other threads run at this moment: nothing else changes without the clock. */
    boolean awaitOthers(long nanos) throws InterruptedException {
        return isLeftToOthers() ? terminated.await(nanos, TimeUnit.NANOSECONDS) : isTerminated();
    }

    /** Then the end of what is under way is the end of all. */
    private synchronized boolean isLeftToOthers() {
        return shutdown && isUnderWayElsewhere() && underWay.containsAll(unfinished);
    }

    synchronized int size() {
        return unfinished.size();
    }
}
