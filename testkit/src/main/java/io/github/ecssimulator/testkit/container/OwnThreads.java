package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.TurnThread;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The threads of one process: those that run in turns, and those that its code has started itself. */
final class OwnThreads {
    private static final int TOLD_AT_MOST = 100;

    private final ThreadGroup group;
    private final Set<Thread> inTurns = ConcurrentHashMap.newKeySet();
    private final Map<Thread, Integer> toldTheEnd = new ConcurrentHashMap<>();
    private final Set<Thread> guests = new LinkedHashSet<>();
    private final Set<Thread> endedGuests = new LinkedHashSet<>();
    private boolean isAwaited;

    /** {@code failure} takes what an assertion of the test has thrown in a thread that the code of the process started. */
    OwnThreads(String process, Consumer<AssertionError> failure) {
        this.group = new Group(root(), process, failure);
    }

    /** A process is no child of the one whose call has started it. */
    private static ThreadGroup root() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root;
    }

    ThreadGroup group() {
        return group;
    }

    void runsInTurns(TurnThread thread) {
        inTurns.add(thread.thread());
    }

    boolean include(TurnThread thread) {
        return inTurns.contains(thread.thread());
    }

    boolean includeCurrent() {
        return group.parentOf(Thread.currentThread().getThreadGroup());
    }

    /** Whether the current thread is one of the code in another container. */
    boolean isCurrentOfAnotherProcess() {
        ThreadGroup of = Thread.currentThread().getThreadGroup();
        while (of != null && !(of instanceof Group)) {
            of = of.getParent();
        }
        return of != null && of != group;
    }

    /**
     * The current thread is told that the process has ended. A loop that catches whatever is thrown would go on for ever: one that was
     * told often stands still from then on, as in a process that is killed.
     */
    void toldTheEnd() {
        boolean runsOn = includeCurrent() && toldTheEnd.merge(Thread.currentThread(), 1, Integer::sum) > TOLD_AT_MOST;
        while (runsOn) {
            LockSupport.park(this);
            Thread.interrupted(); // an interrupted thread could not park
        }
    }

    /** Waits in a thread of its own for those that keep the process alive; tells whether there are any. */
    synchronized boolean awaitEnd(Runnable then) {
        List<Thread> others = ofItsCode().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .toList();
        if (!others.isEmpty() && !isAwaited) {
            isAwaited = true;
            Thread reaper = new Thread(group, () -> await(others, then), "end of " + group.getName());
            reaper.setDaemon(true);
            reaper.start();
        }
        return !others.isEmpty();
    }

    private void await(List<Thread> others, Runnable then) {
        try {
            for (Thread other : others) {
                other.join();
            }
        } catch (InterruptedException e) {
            return; // the process has ended before them
        }
        synchronized (this) {
            isAwaited = false;
        }
        then.run();
    }

    /**
     * The current thread sleeps as one of the process. One of another group, such as a virtual thread or that of a pool that is older,
     * is known to be of it only so long.
     */
    synchronized void beginsToSleep() {
        if (isGuest()) {
            guests.add(Thread.currentThread());
        }
    }

    /** Whether the end of the process came while the current thread slept as a guest; the interrupt that told it is then used up. */
    synchronized boolean wasEndedInItsSleep() {
        guests.remove(Thread.currentThread());
        boolean wasEnded = endedGuests.remove(Thread.currentThread());
        if (wasEnded) {
            Thread.interrupted();
        }
        return wasEnded;
    }

    private boolean isGuest() {
        return !includeCurrent() && TurnThread.current().isEmpty();
    }

    void interrupt() {
        ofItsCode().stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
        interruptGuests();
    }

    private synchronized void interruptGuests() {
        guests.remove(Thread.currentThread()); // it moves the time itself, and sees the end when it has
        guests.forEach(Thread::interrupt);
        endedGuests.addAll(guests);
        guests.clear();
    }

    /** What the end of the process throws in a thread is no mistake of its code. */
    private static final class Group extends ThreadGroup {
        private final Consumer<AssertionError> failure;

        Group(ThreadGroup parent, String name, Consumer<AssertionError> failure) {
            super(parent, name);
            this.failure = failure;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            if (thrown instanceof AssertionError error) { // it is the test's, so it fails the test
                failure.accept(error);
            } else if (!(thrown instanceof ContainerStoppedException)) {
                super.uncaughtException(thread, thrown);
            }
        }
    }

    private List<Thread> ofItsCode() {
        Thread[] found = new Thread[group.activeCount() + inTurns.size() + 1];
        return Arrays.stream(found, 0, group.enumerate(found))
                .filter(thread -> !inTurns.contains(thread))
                .toList();
    }
}
