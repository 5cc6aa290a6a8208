package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Held;
import io.github.ecssimulator.internal.settle.Settler;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one thread of a container has to hold to run. Whoever moves the time gives it, and waits until the thread has given it
 * back: by sleeping in simulated time, by waiting for its next turn, or by its end. So exactly one thread runs at a time, and the
 * same seed makes the same journal. A thread that waits for something else keeps it, and settling tells whether it rests.
 *
 * <p>Threads with a baton give none: what they bring about is left to whoever moves the time, so turns never nest.
 */
public final class Baton {
    private final WorldTime time;
    private final Settler settler;
    private final Batons all;
    private final Runner thread;
    private final Held held;
    private final Supplier<? extends Error> whenEnded;
    private volatile boolean started;
    private boolean again; // it was given while it was held
    private volatile boolean given;
    private volatile boolean ended;
    private @Nullable Thread giver; // who waits for the end of the turn
    private @Nullable Throwable thrown;

    Baton(WorldTime time, Settler settler, Batons all, Runner thread, Supplier<? extends Error> whenEnded) {
        this.time = time;
        this.settler = settler;
        this.all = all;
        this.thread = thread;
        this.whenEnded = whenEnded;
        this.held = settler.hold(thread);
        thread.baton = this;
    }

    /** The baton of the current thread, of whatever world; or null if it runs in no turns. */
    public static @Nullable Baton currentOrNull() {
        return Thread.currentThread() instanceof Runner runner ? runner.baton() : null;
    }

    boolean isOf(Batons others) {
        return all == others;
    }

    /** The thread that runs in its turns. */
    public Thread thread() {
        return thread;
    }

    /**
     * Lets the thread run until it waits, and throws what it was thrown; a thread that runs already gets one more turn. In a thread
     * that runs in turns itself it comes later at this instant.
     */
    public void give() {
        if (all.hereOrNull() != null) {
            giveLater();
            return;
        }
        Thread me = Thread.currentThread();
        if (!take(me)) {
            return;
        }
        all.gives(me);
        try {
            held.awaitRest(() -> !given, this, all.givers());
        } finally {
            all.hasGiven(me);
        }
        throwWhatItThrew(me);
    }

    private void giveLater() {
        if (!time.isClosed()) {
            time.planCallback(time.now(), "turn of " + thread.getName(), this::give);
        }
    }

    private synchronized boolean take(@Nullable Thread by) {
        if (given) {
            again = true;
            return false;
        }
        if (started ? !thread.isAlive() : time.isClosed()) {
            return false;
        }
        giver = by;
        given = true;
        held.runs();
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
        return true;
    }

    private void throwWhatItThrew(Thread me) {
        Throwable failure;
        synchronized (this) {
            giver = giver == me ? null : giver;
            failure = thrown;
            thrown = null;
        }
        if (failure != null) {
            Callback.<RuntimeException>throwAsItIs(failure);
        }
    }

    /** Lets whoever waits for the end of the turn throw something; or else whoever moves the time next. */
    public void failsWith(Throwable failure) {
        synchronized (this) {
            if (giver != null) {
                thrown = thrown == null ? failure : thrown;
                return;
            }
        }
        if (!time.isClosed()) {
            time.planCallback(time.now(), "failure of " + thread.getName(), () -> Callback.throwAsItIs(failure));
        }
    }

    /** Waits, in the thread itself, for its next turn. */
    public void awaitTurn() throws InterruptedException {
        throwIfEnded();
        boolean interrupted = !giveBackUnlessInterrupted();
        while (!given) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted(); // an interrupted thread could not park
        }
        throwIfEnded();
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    /** Either this sees an interrupt, or who interrupts sees that the thread waits and gives it a turn. */
    private synchronized boolean giveBackUnlessInterrupted() {
        if (Thread.interrupted()) {
            return false;
        }
        giveBack();
        return true;
    }

    private synchronized boolean waitsForATurn() {
        return started && !given && !ended;
    }

    private synchronized void giveBack() {
        if (again && !ended) {
            again = false;
            return;
        }
        Thread waiting = giver;
        giver = null;
        given = false;
        LockSupport.unpark(waiting); // first: somebody who looks has to find one of the two at work
        held.waits();
    }

    /** Sleeps, in the thread itself, until somebody has moved the time so far. */
    void sleepUntil(Instant until) throws InterruptedException {
        ScheduledEvent alarm = time.planCode(until, "end of a sleep of " + thread.getName(), this::give);
        try {
            do {
                awaitTurn();
            } while (time.now().isBefore(until));
        } finally {
            time.cancel(alarm);
        }
    }

    /** Ends the thread: where it waits in simulated time it gets an error, elsewhere it is interrupted. */
    public void end() {
        ended = true;
        if (Thread.currentThread() == thread || !started || !thread.isAlive()) {
            return;
        }
        if (!interruptWhileItRuns()) {
            give();
        }
    }

    /** Sees to it that the thread does not give its turn back unnoticed; tells whether it has one. */
    private synchronized boolean interruptWhileItRuns() {
        if (given) {
            thread.interrupt();
        }
        return given;
    }

    /** Ends the thread without waiting for it: the world is closed. */
    void abandon() {
        ended = true;
        if (!interruptWhileItRuns()) {
            take(null);
        }
    }

    /** Whether it was ended, or has come to its end. */
    public boolean isEnded() {
        return ended;
    }

    private void throwIfEnded() {
        if (ended) {
            throw whenEnded.get();
        }
    }

    synchronized @Nullable Thread giverOrNull() {
        return giver;
    }

    private void run(Runnable code) {
        settler.becomeHeld(held);
        all.begins(this);
        try {
            if (!ended && !time.isClosed()) { // a close that did not find it running yet
                code.run();
            }
        } catch (Throwable failure) {
            if (!ended) {
                failsWith(failure);
            }
        } finally {
            all.hasEnded(this);
            ended = true;
            giveBack();
        }
    }

    /** The thread. As any that sleeps it goes on when it is interrupted, in its turn. */
    static final class Runner extends Thread {
        private final Runnable code;
        private volatile @Nullable Baton baton;

        Runner(ThreadGroup group, String name, Runnable code) {
            super(group, name);
            this.code = code;
            setDaemon(false); // as main is, since the threads that it starts are then as they would be
        }

        private Baton baton() {
            return Objects.requireNonNull(baton);
        }

        @Override
        public void run() {
            baton().run(code);
        }

        @Override
        public void interrupt() {
            super.interrupt();
            if (Thread.currentThread() != this && baton().waitsForATurn()) {
                baton().giveLater();
            }
        }
    }
}
