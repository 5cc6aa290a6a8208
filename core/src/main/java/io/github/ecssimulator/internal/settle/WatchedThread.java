package io.github.ecssimulator.internal.settle;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One platform thread that code under test runs on. */
final class WatchedThread implements Watched {
    private static final Set<String> USUAL_GROUPS = Set.of("main", "system");

    private final Thread thread;
    private final Descent descent;
    private @Nullable KernelThread kernel;
    private long stackSeenAt = -1;
    private long waitSeenAt = -1;
    private long restsAt = -1;
    private ThreadFacts.StackKind stackSeen = ThreadFacts.StackKind.WORK;

    WatchedThread(Thread thread, Descent descent, @Nullable KernelThread kernel) {
        this.thread = thread;
        this.descent = descent;
        this.kernel = kernel;
    }

    Thread thread() {
        return thread;
    }

    Descent descent() {
        return descent;
    }

    synchronized void foundInKernel(KernelThread found) {
        kernel = found;
    }

    @Override
    public long work() {
        return ThreadFacts.cpuOf(thread);
    }

    @Override
    public synchronized boolean isBusy(Thread asking, long work) {
        return switch (thread.getState()) {
            case NEW, TERMINATED -> false;
            case BLOCKED -> !ThreadFacts.isBlockedBy(thread, asking);
            case RUNNABLE -> runs() || stackAt(work) != ThreadFacts.StackKind.SELECTOR;
            case WAITING -> runs() || isAboutToWake(work);
            // It does the rest of its work after the sleep; a thread that never called may be somebody's timer.
            case TIMED_WAITING -> runs() || isAboutToWake(work) || isInTheMiddleOfWork(stackAt(work));
        };
    }

    /** Whether what it sleeps in is no timer: whoever it is, it goes on with a call that the SDK tries again. */
    private boolean isInTheMiddleOfWork(ThreadFacts.StackKind stack) {
        return stack == ThreadFacts.StackKind.BACK_OFF
                || (stack == ThreadFacts.StackKind.SLEEP && descent.doesOwnWork());
    }

    /**
     * Whether it was interrupted. The JVM takes the mark back before it makes the exception, and still calls the thread waiting
     * while it collects garbage for that; so one that the kernel does not know is looked at again behind that. Code that parks is
     * woken before it makes anything.
     */
    private boolean isAboutToWake(long work) {
        if (thread.isInterrupted()) {
            return true;
        }
        if (kernel == null && waitSeenAt != work && LockSupport.getBlocker(thread) == null) {
            waitSeenAt = work;
            ThreadFacts.awaitStandstill();
            return work() != work;
        }
        return false;
    }

    @Override
    public synchronized boolean isKnownToRestAt(long work) {
        return kernel == null || restsAt == work; // one that the kernel does not know is nudged
    }

    @Override
    public synchronized void restsAt(long work) {
        restsAt = work;
    }

    private boolean runs() {
        return kernel != null && !kernel.sleeps();
    }

    @Override
    public synchronized boolean isReady() {
        return runs();
    }

    @Override
    public boolean backsOff() {
        return ThreadFacts.backsOff(thread);
    }

    /** A stack is read once for each stretch of work: it cannot change while the thread does not run. */
    private ThreadFacts.StackKind stackAt(long work) {
        if (stackSeenAt != work) {
            stackSeen = ThreadFacts.StackKind.of(thread.getStackTrace());
            stackSeenAt = work;
        }
        return stackSeen;
    }

    @Override
    public boolean isGone() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    @Override
    public synchronized boolean isUntold() {
        return kernel == null && thread.getState() != Thread.State.NEW && !isGone();
    }

    @Override
    public synchronized boolean isDoubtful() {
        return descent == Descent.SHARED || (descent == Descent.BORN && waitsForInput());
    }

    /** A thread that never called and reads for so long waits for somebody else than the simulator, such as a broker. */
    private boolean waitsForInput() {
        return thread.getState() == Thread.State.RUNNABLE && kernel != null && kernel.sleeps();
    }

    @Override
    public String description() {
        return "the thread \"" + thread.getName() + "\" (" + thread.getState() + "; " + descent.words() + group() + ")";
    }

    /** Code that was given a group of its own, such as a container, is known by its name. */
    private String group() {
        ThreadGroup group = thread.getThreadGroup();
        boolean tells = group != null && !USUAL_GROUPS.contains(group.getName());
        return tells ? "; of the group \"" + group.getName() + "\"" : "";
    }

    @Override
    public StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    @Override
    public synchronized void close() {
        if (kernel != null) {
            kernel.close();
            kernel = null;
        }
    }

    /** Why a thread is watched. */
    enum Descent {
        CALLER("it called the simulator"),
        BORN("code of this test started it"),
        NAMED("Settling.watchingThreads names it"),
        SHARED("it may belong to something else in this JVM"),
        HELD("it runs the code of a container"),
        DRIVER("it moves the time, too, and is in a callback");

        private final String words;

        Descent(String words) {
            this.words = words;
        }

        /** Whether it is known to run code under test, which does the rest of its work after a sleep. */
        boolean doesOwnWork() {
            return this == CALLER || this == HELD;
        }

        String words() {
            return words;
        }
    }
}
