package io.github.ecssimulator.testkit.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a {@link ClockExecutor} has in hand: work that waits, work under way, and whether it takes more. */
final class Workload {
    private final Set<PlannedFuture<?>> unfinished = new LinkedHashSet<>();
    private final Map<PlannedFuture<?>, Instant> underWay =
            new LinkedHashMap<>(); // also what was cancelled; since when
    private final Map<PlannedFuture<?>, Runnable> heldUp = new LinkedHashMap<>(); // to be told when that is over
    private final CountDownLatch terminated = new CountDownLatch(1);
    private final ClockExecutor executor;
    private boolean shutdown;
    private boolean stopped;

    Workload(ClockExecutor executor) {
        this.executor = executor;
    }

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
    synchronized boolean begin(PlannedFuture<?> future, Instant now) {
        return !stopped && underWay.putIfAbsent(future, now) == null;
    }

    synchronized void end(PlannedFuture<?> future) {
        underWay.remove(future);
        if (underWay.isEmpty()) {
            List.copyOf(heldUp.keySet()).stream().filter(this::letGo).forEach(PlannedFuture::planAgain);
        }
        if (isTerminated()) {
            terminated.countDown();
        }
    }

    /**
     * Lets work wait until what is under way has ended, and tells whether it does: only where time has passed in that, so that it
     * sleeps. Who waits for work within work of the same instant would wait for ever in a pool of one thread, and does not here.
     */
    synchronized boolean holdsUp(PlannedFuture<?> future, Instant now) {
        boolean isBusy = underWay.values().stream().anyMatch(since -> since.isBefore(now));
        if (isBusy) {
            heldUp.put(future, executor.noteHeldUp(future));
        }
        return isBusy;
    }

    /** Tells whether the work was held up; it no longer is. */
    synchronized boolean letGo(PlannedFuture<?> future) {
        Runnable isOver = heldUp.remove(future);
        if (isOver != null) {
            isOver.run();
        }
        return isOver != null;
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
        underWay.keySet().forEach(PlannedFuture::interrupt);
        return neverBegun;
    }

    synchronized boolean isShutdown() {
        return shutdown;
    }

    synchronized boolean isTerminated() {
        return shutdown && unfinished.isEmpty() && underWay.isEmpty();
    }

    synchronized boolean isUnderWayHere() {
        return underWay.keySet().stream().anyMatch(PlannedFuture::isUnderWayHere);
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
        return shutdown && isUnderWayElsewhere() && underWay.keySet().containsAll(unfinished);
    }

    synchronized int size() {
        return unfinished.size();
    }
}
