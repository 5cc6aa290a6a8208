package io.github.ecssimulator.testkit.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a {@link ClockExecutor} has in hand: work that waits, work under way, and whether it takes more. */
final class Workload {
    private final Set<PlannedFuture<?>> unfinished = new LinkedHashSet<>();
    private final Map<PlannedFuture<?>, Instant> underWay =
            new LinkedHashMap<>(); // also what was cancelled; since when
    private final Map<PlannedFuture<?>, Runnable> heldUp = new LinkedHashMap<>(); // to be told when that is over
    private final NavigableSet<PlannedFuture<?>> late = new TreeSet<>(PlannedFuture.BY_WHEN_DUE); // yet to run
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
            if (!at.isAfter(executor.clock().instant())) {
                late.add(future);
            }
        }
    }

    /** Tells whether the work may run: what was handed back may not. */
    synchronized boolean begin(PlannedFuture<?> future, Instant now) {
        late.remove(future);
        return !stopped && underWay.putIfAbsent(future, now) == null;
    }

    synchronized void end(PlannedFuture<?> future) {
        underWay.remove(future);
        if (underWay.isEmpty()) {
            List.copyOf(heldUp.keySet()).stream().filter(this::letGo).forEach(this::planLate);
        }
        if (isTerminated()) {
            terminated.countDown();
        }
    }

    private void planLate(PlannedFuture<?> future) {
        late.add(future);
        try {
            future.planAgain();
        } catch (IllegalStateException e) {
            late.remove(future); // the simulator was closed meanwhile, and what was under way may have more to say
        }
    }

    /** Tells whether work that is due may run now; else it comes later. */
    synchronized boolean isNext(PlannedFuture<?> future, Instant now) {
        if (holdsUp(future, now)) {
            return false;
        }
        boolean isBehind = !late.isEmpty() && PlannedFuture.BY_WHEN_DUE.compare(late.first(), future) < 0;
        if (isBehind) {
            future.planAgain(); // what is due for longer comes first, as in the queue of a pool: it is planned for
            // now, too
        }
        return !isBehind;
    }

    /**
     * Lets work wait until what is under way has ended, and tells whether it does: within that, or where time has passed in it, so
     * that it sleeps. Who waits for work within work would wait for ever in a pool of one thread, and does not here.
     */
    private boolean holdsUp(PlannedFuture<?> future, Instant now) {
        boolean isBusy = isUnderWayHere() || underWay.values().stream().anyMatch(since -> since.isBefore(now));
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

    /**
     * Runs what was held up by work of this very thread until something is over: a pool of one thread would wait for ever for it.
     */
    void runHeldUpHere(BooleanSupplier isOver) {
        while (!isOver.getAsBoolean() && isUnderWayHere()) {
            Optional<PlannedFuture<?>> next = takeHeldUp();
            if (next.isEmpty()) {
                return;
            }
            next.get().run();
        }
    }

    private synchronized Optional<PlannedFuture<?>> takeHeldUp() {
        Optional<PlannedFuture<?>> next = heldUp.keySet().stream().findFirst();
        next.ifPresent(this::letGo);
        return next;
    }

    synchronized void finished(PlannedFuture<?> future) {
        unfinished.remove(future);
        late.remove(future);
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
        late.clear();
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
