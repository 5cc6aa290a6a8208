package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.StuckThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Knows the threads of one world, and waits until they are at rest.
 *
 * <p>Two looks prove it: each thread slept at the first, sleeps at the second and did no work in between, so from the end of the
 * first look to the begin of the second none ran and none was woken. Threads that were started meanwhile are looked for only
 * when all that are known rest, and again until none is found.
 */
public final class Settler {
    private static final String ADVICE = " of real time. The cause of this error shows where it stands."
            + " If it waits in real time, let it wait in simulated time: clock.sleep, clock.runEvery or"
            + " SimulatedExecutors.scheduled(clock). If it has nothing to do with the test, leave it out with"
            + " Settling.ignoringThreads; if it needs longer, give it Settling.within;"
            + " Settling.off() lets time move on whatever threads do.";
    private static final String LOCKED = " of real time. It waits for the lock of ";
    private static final String LOCK_ADVICE = ". The cause of this error shows where it waits. Wait for nobody while a"
            + " lock is held that others need to come to their end; if the owner needs longer, give it Settling.within.";
    private static final int LOOKS_AT_MOST = 100; // strangers may start threads without end

    private final Mark.Births births;
    private final FormerWaits former = new FormerWaits();
    private final WatchedSet watched = new WatchedSet();
    private final NewThreads newThreads;
    private final Settling settling;
    private final boolean kernelTells;

    /** Makes the settler of a new world; the current thread is the test that drives it. */
    public Settler(Settling settling) {
        this(settling, KernelThread.isKnownHere());
    }

    Settler(Settling settling, boolean kernelTells) {
        this.settling = settling;
        this.kernelTells = kernelTells;
        this.births = new Mark.Births();
        this.newThreads = new NewThreads(births, settling);
        if (settling.isOn()) {
            becomeDriver(Thread.currentThread());
        }
    }

    /** The current thread moves the time: it is the test, unless it is known to be code under test. */
    public void drives() {
        Mark mark = Mark.currentOrNull();
        if (mark != null && mark.isBorn()) {
            called();
        } else if (settling.isOn() && ownKindOrNull(mark) != Mark.Kind.DRIVER && !isVirtual(Thread.currentThread())) {
            becomeDriver(Thread.currentThread());
        }
    }

    private void becomeDriver(Thread current) {
        new Mark(births, Mark.Kind.DRIVER).toCurrent();
        Drivers.add(current);
        watched.dropThread(current);
    }

    /** The current thread calls the world: unless it is a test, it is code under test. */
    public void called() {
        Mark mark = Mark.currentOrNull();
        Mark.Kind own = ownKindOrNull(mark);
        if (!settling.isOn() || (own != null && own != Mark.Kind.BORN)) {
            return;
        }
        Thread thread = Thread.currentThread();
        if (isVirtual(thread) || settling.ignores(thread)) {
            return; // the carriers of virtual threads are looked at
        }
        if ((mark != null && mark.kind() == Mark.Kind.DRIVER) || Drivers.include(thread)) {
            becomeDriver(thread); // a test of several worlds: what it starts from now on is of this one
            return;
        }
        boolean born = mark != null && mark.isBorn();
        new Mark(births, born ? Mark.Kind.BORN_CALLER : Mark.Kind.CALLER).toCurrent();
        watched.add(thread, Descent.CALLER, kernelTells ? KernelThread.currentOrNull() : null);
    }

    /** The kind of a mark of this world; of another world's, or of none, nothing. */
    private Mark.@Nullable Kind ownKindOrNull(@Nullable Mark mark) {
        return mark != null && mark.births() == births ? mark.kind() : null;
    }

    /** Whether the current thread is code under test, not the test. */
    public boolean isCodeUnderTest() {
        Mark.Kind own = ownKindOrNull(Mark.currentOrNull());
        return own != null && own != Mark.Kind.DRIVER;
    }

    /** A socket of this JVM leads into the world from now on, so the event loops of its clients count. */
    public void countSelectors() {
        newThreads.countSelectors();
    }

    /** Whether time waits for threads at all. */
    public boolean isOn() {
        return settling.isOn();
    }

    WatchedSet watched() {
        return watched;
    }

    /** Takes a thread, not started yet, that the world lets run. */
    public Held hold(Thread thread) {
        return new Held(this, watched, thread);
    }

    /** Makes the current thread a held one, and so code under test. */
    public void becomeHeld(Held held) {
        new Mark(births, Mark.Kind.BORN_CALLER).toCurrent();
        held.introduce();
    }

    /** Tells of threads that rest and that time will never help on. */
    public List<StuckThread> stuckThreads() {
        if (settling.isOn()) {
            newThreads.lookInto(watched); // they may have been started since time last settled
        }
        return StuckThreads.among(watched);
    }

    /** Keeps for later which threads wait, at an instant at which all are at rest: the worker may have ended them when somebody asks. */
    public void remember(Instant instant) {
        if (settling.isOn() && !isAlone()) {
            former.keep(instant, () -> StuckThreads.alsoForLocks(watched));
        }
    }

    /** Tells of threads that waited at an instant, if it was kept. */
    public List<StuckThread> stuckThreadsAt(Instant instant) {
        return former.at(instant);
    }

    /** Forgets all threads. */
    public void close() {
        watched.clear();
    }

    /**
     * Waits until all threads of the world are at rest.
     *
     * @throws IllegalStateException if one is not within the limit; it names the thread
     */
    public void settle(Company company) {
        if (!settling.isOn() || (company == Company.NOBODY && isAlone())) {
            return;
        }
        Patience patience = new Patience(settling.limit());
        try {
            int looks = 0;
            do {
                while (!isAtRest(company, patience)) {
                    // looks again
                }
            } while (newThreads.lookInto(watched) && looks++ < LOOKS_AT_MOST);
        } finally {
            patience.end();
        }
    }

    /** Waits only for others that move the time. */
    public void giveWay(Company company) {
        if (!company.isMoving()) {
            return;
        }
        Patience patience = new Patience(settling.limit());
        try {
            while (company.isMoving()) {
                patience.isOverForOthers();
            }
        } finally {
            patience.end();
        }
    }

    /** Whether there is nothing to look at, which costs next to nothing to know. */
    private boolean isAlone() {
        return watched.isEmpty()
                && births.count() == 0
                && !newThreads.selectorsCount()
                && ForkJoinPool.commonPool().isQuiescent();
    }

    private boolean isAtRest(Company company, Patience patience) {
        if (company.isMoving()) {
            if (patience.isOverForOthers()) {
                company.hurry();
            }
            return false;
        }
        watched.dropGone();
        long version = watched.version();
        List<Watched> all = everybody(company);
        Watched busy = firstBusyOrNull(all, company);
        if (busy == null) {
            return watched.version() == version;
        }
        if (!patience.lastsFor(busy)) {
            giveUp(busy);
        }
        return false;
    }

    private List<Watched> everybody(Company company) {
        List<Watched> all = new ArrayList<>(watched.members());
        for (Thread thread : company.inCallbacks()) {
            all.add(new WatchedThread(thread, Descent.DRIVER, null));
        }
        return all;
    }

    private @Nullable Watched firstBusyOrNull(List<Watched> all, Company company) {
        WatchedSet.Look first = watched.look(all, null, company);
        Watched busy = first.firstBusyOrNull();
        if (busy != null) {
            return busy;
        }
        Watched restless = restlessOrNull(all);
        return restless != null ? restless : firstSinceOrNull(all, first, company);
    }

    /**
     * The first that has worked since a look at which all slept. A thread that was woken while the JVM stands still, to collect
     * garbage or to look at stacks, sleeps on at once until that ends, and the one that looks may be let go before it; so the second
     * look is behind a standstill of our own.
     */
    private @Nullable Watched firstSinceOrNull(List<Watched> all, WatchedSet.Look first, Company company) {
        if (!first.isCertain()) {
            ThreadFacts.awaitStandstill();
        }
        WatchedSet.Look second = watched.look(all, first, company);
        if (second.firstBusyOrNull() == null) {
            second.proves(all);
        }
        return second.firstBusyOrNull();
    }

    /** The first that the kernel does not know and that works after a nudge. */
    private @Nullable Watched restlessOrNull(List<Watched> all) {
        List<Watched> untold = all.stream().filter(Watched::isUntold).toList();
        if (untold.isEmpty()) {
            return null;
        }
        if (kernelTells) {
            watched.findInKernel(untold);
        }
        return Nudge.restlessOrNull(untold.stream().filter(Watched::isUntold).toList());
    }

    private void giveUp(Watched busy) {
        if (kernelTells && busy.isUntold()) {
            watched.findInKernel(List.of(busy));
        }
        if (!busy.isDoubtful()) {
            throw notAtRest(busy, settling.limit());
        }
        watched.disown(busy);
    }

    /** Says which thread time waited for in vain. */
    private static IllegalStateException notAtRest(Watched busy, Duration limit) {
        IllegalStateException exception =
                new IllegalStateException("Simulated time cannot move on: " + busy.description()
                        + StuckThreads.deadlockOf(busy)
                                .map(deadlock -> " is in a deadlock: " + deadlock
                                        + ". The cause of this error shows where it stands. Take the locks in one order"
                                        + " everywhere.")
                                .orElseGet(() -> " has not come to rest within " + limit
                                        + StuckThreads.lockOf(busy)
                                                .map(lock -> LOCKED + lock + LOCK_ADVICE)
                                                .orElse(ADVICE)));
        exception.initCause(new Place(busy));
        return exception;
    }

    private static boolean isVirtual(Thread thread) {
        return thread.getClass().getName().startsWith("java.lang.VirtualThread");
    }
}
